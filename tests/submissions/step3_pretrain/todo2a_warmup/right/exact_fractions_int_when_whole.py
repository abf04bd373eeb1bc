# kind: right
# about: Exact rational arithmetic; whole results are returned as int, others as float.

from fractions import Fraction


def warmup_lr(step, warmup_steps, max_lr):
    lr = Fraction(max_lr) * Fraction(step + 1, warmup_steps)
    if lr.denominator == 1:
        return int(lr)
    return float(lr)
