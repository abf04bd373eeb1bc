# kind: right
# about: Tests itself with asserts and a print while it is imported.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(p * math.pi))


assert cosine_decay_lr(2, 2, 6, 1.0, 0.0) == 1.0
assert math.isclose(cosine_decay_lr(4, 2, 6, 1.0, 0.5), 0.75)
assert abs(cosine_decay_lr(6, 2, 6, 1.0, 0.25) - 0.25) < 1e-12
print("cosine:", [round(cosine_decay_lr(s, 2, 6, 1.0, 0.0), 3) for s in range(2, 7)])
