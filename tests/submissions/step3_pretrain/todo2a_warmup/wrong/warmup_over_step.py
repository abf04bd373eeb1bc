# kind: wrong
# misconception: ratio_inverted
# zh-CN: 比例上下颠倒了：学习率从很大的值往下降。已完成的步数在上面，总的预热步数在下面。
# en: The fraction is upside down: the rate starts out huge and falls. The steps done belong above, the number of warmup steps below.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * warmup_steps / (step + 1)
