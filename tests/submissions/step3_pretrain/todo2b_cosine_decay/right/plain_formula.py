# kind: right
# about: The plain solution.

import math


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
