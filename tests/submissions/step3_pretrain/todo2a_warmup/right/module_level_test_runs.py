# kind: right
# about: Tests itself with asserts and a print while it is imported.

import math


def warmup_lr(step, warmup_steps, max_lr):
    steps_done = step + 1
    return steps_done / warmup_steps * max_lr


assert math.isclose(warmup_lr(0, 4, 1.0), 0.25)
assert warmup_lr(3, 4, 1.0) == 1.0
print("warmup:", [warmup_lr(s, 4, 1.0) for s in range(4)])
