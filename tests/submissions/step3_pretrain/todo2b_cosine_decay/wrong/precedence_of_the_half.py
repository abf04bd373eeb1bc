# kind: wrong
# misconception: half_covers_the_one_only
# zh-CN: 0.5 只乘到了 1 上，余弦没有减半：系数从 1.5 走到 -0.5。应当把 1 + cos 作为整体减半。
# en: The 0.5 multiplies only the 1, not the cosine, so the factor goes from 1.5 to -0.5. One plus the cosine is to be halved as a whole.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * 1 + math.cos(math.pi * progress)
    return min_lr + coeff * (max_lr - min_lr)
