# kind: wrong
# misconception: half_covers_the_cosine_only
# zh-CN: 0.5 只乘到了余弦上，1 没有减半：系数从 1.5 走到 0.5。应当把 1 + cos 作为整体减半。
# en: The 0.5 multiplies only the cosine, not the 1, so the factor goes from 1.5 to 0.5. One plus the cosine is to be halved as a whole.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    c = math.cos(math.pi * progress) / 2
    return min_lr + (1 + c) * (max_lr - min_lr)
