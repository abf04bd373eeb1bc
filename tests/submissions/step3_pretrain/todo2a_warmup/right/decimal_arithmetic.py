# kind: right
# about: Works in Decimal with many digits and converts at the end.

from decimal import Decimal, getcontext


def warmup_lr(step, warmup_steps, max_lr):
    getcontext().prec = 40
    lr = Decimal(max_lr) * (Decimal(step) + 1) / Decimal(warmup_steps)
    return float(lr)
