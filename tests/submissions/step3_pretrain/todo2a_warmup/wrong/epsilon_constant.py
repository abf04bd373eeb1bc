# kind: wrong
# misconception: epsilon_in_denominator
# variants: 1e-8 | 1e-4 | 1e-5 | 1e-6 | 1e-7 | 1e-9 | 1e-10 | 1e-12
# zh-CN: 分母里加了一个很小的数来防止除零，但结果也因此偏了。warmup_steps 至少是 1，不会除以零；真要防，就单独判断。
# en: A tiny number in the denominator guards against division by zero but makes every result slightly off. warmup_steps is at least 1 here; a guard, if wanted, is a condition of its own.

EPS = 1e-8


def warmup_lr(step, warmup_steps, max_lr):
    return (step + 1) / (warmup_steps + EPS) * max_lr
