# kind: wrong
# misconception: clamps_fraction_to_max_lr
# zh-CN: 完成的比例和 max_lr 取了较小者，但两者不是同一种量：比例要乘以 max_lr，而不是和它比较。
# en: The smaller of the fraction done and max_lr is taken, but they are different quantities: the fraction is to be multiplied by max_lr, not compared with it.

def warmup_lr(step, warmup_steps, max_lr):
    return min(max_lr, (step + 1) / warmup_steps)
