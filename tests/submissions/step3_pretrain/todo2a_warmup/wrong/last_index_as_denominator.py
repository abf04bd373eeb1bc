# kind: wrong
# misconception: step_plus_one_over_warmup_minus_one
# zh-CN: 分母少了 1，学习率升得太快，最后一步超过 max_lr，而且 warmup_steps = 1 时会除以零。预热有 warmup_steps 步，分母不用减。
# en: The denominator is one too small: the rate rises too fast, ends above max_lr, and warmup_steps = 1 divides by zero. The warmup has warmup_steps steps; nothing is to be subtracted.

def warmup_lr(step, warmup_steps, max_lr):
    last = warmup_steps - 1
    return (step + 1) / last * max_lr
