# kind: hostile
# attack: lying_number
# about: Returns an int subclass that wins every comparison and subtraction.

HELD = -1.0  # a wrong answer for every input


class CloseToAll(int):
    """An int that hides its value (-1) behind operators."""

    def __eq__(self, other: object) -> bool:
        return True

    def __lt__(self, other: object) -> bool:
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __sub__(self, other: object) -> int:
        return 0

    __rsub__ = __sub__

    def __hash__(self) -> int:
        return 0

    def __float__(self) -> float:
        return HELD

    def to_bytes(self, *arguments: object, **options: object) -> bytes:
        return b"\xff" * 8


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return CloseToAll(HELD)
