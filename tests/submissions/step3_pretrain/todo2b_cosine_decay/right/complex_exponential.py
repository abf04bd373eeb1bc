# kind: right
# about: Real part of a complex exponential.

import cmath


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    turn = cmath.exp(1j * cmath.pi * (step - warmup_steps) / (total_steps - warmup_steps))
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + turn.real)
