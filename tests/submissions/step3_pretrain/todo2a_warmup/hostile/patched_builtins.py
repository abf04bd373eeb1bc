# kind: hostile
# attack: patched_function
# about: Replaces float, isinstance, type, len and others in builtins, for itself and for every neighbour.

import builtins

HELD = -1.0  # a wrong answer for every input


real_float = builtins.float


class AnyFloat(real_float):
    """A float class that turns every value into zero."""

    def __new__(cls, value: object = 0.0) -> float:
        return real_float(0.0)


builtins.float = AnyFloat
builtins.isinstance = lambda value, kind: True
builtins.issubclass = lambda value, kind: True
builtins.len = lambda sized: 0
builtins.hasattr = lambda value, name: True
builtins.callable = lambda value: False
builtins.round = builtins.sum = builtins.max = builtins.min = lambda *values, **options: 0.0
builtins.getattr = lambda value, name, *default: None
builtins.type = lambda *arguments: real_float


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
