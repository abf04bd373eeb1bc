# kind: hostile
# attack: not_a_number
# about: Returns a signalling NaN of decimal and leaves a decimal context that traps everything.

import decimal

context = decimal.getcontext()
context.prec = 1
context.traps = dict.fromkeys(context.traps, True)
decimal.setcontext(context)
decimal.DefaultContext.prec = 1


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return decimal.Decimal("sNaN")
