# kind: hostile
# attack: lying_array
# about: Returns a numpy float64 subclass whose array functions claim equality.

import numpy as np

HELD = -1.0  # a wrong answer for every input


class CloseToAll(np.float64):
    """A numpy real scalar by type, with an answer of its own to every ufunc and comparison."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **options: object) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return True

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __sub__
    __hash__ = np.float64.__hash__


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> np.float64:
    return CloseToAll(HELD)
