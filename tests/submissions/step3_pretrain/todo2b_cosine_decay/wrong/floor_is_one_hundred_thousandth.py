# kind: wrong
# misconception: hard_coded_min_lr
# variants: 1e-5 | 1e-3 | 1e-4 | 1e-6 | 1e-7 | 3e-5 | 5e-5 | 6e-5
# zh-CN: 最低值写成了固定的数，没有用参数 min_lr，所以只有恰好用到那个值时才对。最低值由调用的人传进来。
# en: The lowest rate is a fixed number instead of the argument min_lr, so it is right only when that very value is used. The caller passes it in.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 1e-5 + 0.5 * (max_lr - 1e-5) * (1 + math.cos(math.pi * progress))
