# kind: wrong
# misconception: no_division_by_warmup
# zh-CN: 忘了除以 warmup_steps，第一步就到了 max_lr，之后成倍超过。每一步只增加峰值的 warmup_steps 分之一。
# en: The division by warmup_steps is missing: the first step is at max_lr already and later ones are multiples of it. Each step adds only one warmup_steps-th of the peak.

def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * step
    lr = lr + max_lr
    return lr
