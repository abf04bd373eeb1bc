# kind: right
# about: A coefficient from 1 down to 0 scales the range, with an assertion on progress.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    decay_ratio = (step - warmup_steps) / (total_steps - warmup_steps)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio))
    return min_lr + coeff * (max_lr - min_lr)
