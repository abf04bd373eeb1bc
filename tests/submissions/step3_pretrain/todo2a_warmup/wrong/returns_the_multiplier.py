# kind: wrong
# misconception: returns_fraction_only
# zh-CN: 返回的只是完成的比例，忘了乘上 max_lr，所以最后总是 1。比例乘以峰值才是学习率。
# en: Only the fraction done is returned, so it always ends at 1; max_lr is missing. The learning rate is that fraction of the peak.

def warmup_lr(step, warmup_steps, max_lr):
    factor = float(step + 1) / float(warmup_steps)
    lr = max_lr * factor
    return factor
