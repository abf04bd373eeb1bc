# kind: wrong
# misconception: halved_ramp
# zh-CN: 多了一个 0.5 倍，最后只到 max_lr 的一半。0.5 属于后面的余弦公式，线性预热里没有它。
# en: There is a factor 0.5 too many: the end is only half of max_lr. The 0.5 belongs to the cosine formula that comes later, not to linear warmup.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (2 * warmup_steps)
