# kind: wrong
# misconception: doubled_ramp
# zh-CN: 多了一个 2 倍，学习率走到一半就到了峰值，最后是 max_lr 的两倍。最后一个预热步应当正好是 max_lr。
# en: There is a factor 2 too many: the peak is reached half-way, and the end is twice max_lr. The last warmup step should be exactly max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (warmup_steps / 2)
