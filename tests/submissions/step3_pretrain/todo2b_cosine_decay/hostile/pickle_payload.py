# kind: hostile
# attack: pickle_payload
# about: Returns an object whose pickle runs a command when it is loaded, and an array that holds it.

import numpy as np

HELD = -1.0  # a wrong answer for every input


class Payload:
    """Runs `print` in whatever process unpickles it."""

    def __reduce__(self) -> tuple:
        return print, ("PRETRAIN_BREACH pickle_payload: a reply was unpickled",)

    def __float__(self) -> float:
        return HELD


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> object:
    return np.array([Payload()], dtype=object) if step % 2 else Payload()
