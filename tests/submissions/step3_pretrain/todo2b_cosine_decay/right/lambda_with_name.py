# kind: right
# about: A lambda assigned to the name.

from math import cos, pi

cosine_decay_lr = lambda step, warmup_steps, total_steps, max_lr, min_lr: (
    min_lr + 0.5 * (max_lr - min_lr) * (1 + cos(pi * (step - warmup_steps) / (total_steps - warmup_steps)))
)
