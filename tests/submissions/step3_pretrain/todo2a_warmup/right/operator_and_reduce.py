# kind: right
# about: Folds the factors with operator.mul.

from functools import reduce
from operator import mul


def warmup_lr(step, warmup_steps, max_lr):
    return reduce(mul, (step + 1, max_lr, 1.0 / warmup_steps))
