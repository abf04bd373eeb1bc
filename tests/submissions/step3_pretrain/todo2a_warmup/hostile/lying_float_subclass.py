# kind: hostile
# attack: lying_number
# about: Returns a float subclass whose operators report no difference to any number.

HELD = -1.0  # a wrong answer for every input


class CloseToAll(float):
    """A float that hides its value (-1.0) behind operators."""

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __sub__(self, other: object) -> float:
        return 0.0

    __rsub__ = __sub__

    def __abs__(self) -> float:
        return 0.0

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "the expected value"


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return CloseToAll(HELD)
