# kind: hostile
# attack: lying_number
# about: Returns an object whose __float__ gives another wrong number at each look.


class Moody:
    """Never the same number twice, and never a right one."""

    def __init__(self) -> None:
        self.looks = 0

    def __float__(self) -> float:
        self.looks += 1
        return -float(self.looks)

    def __index__(self) -> int:
        self.looks += 1
        return -self.looks


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return Moody()
