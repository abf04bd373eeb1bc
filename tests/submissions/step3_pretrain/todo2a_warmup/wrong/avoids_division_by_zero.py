# kind: wrong
# misconception: step_over_warmup_plus_one
# zh-CN: 1 加到了分母上：从 0 数起的是 step，所以要修正的是分子，分母仍是预热的步数。
# en: The 1 went to the denominator: what counts from 0 is step, so the numerator is what needs correcting; the denominator stays the number of warmup steps.

def warmup_lr(step, warmup_steps, max_lr):
    ratio = step / (1 + warmup_steps)
    return ratio * max_lr
