# kind: hostile
# attack: crash
# about: Reads address 0 through ctypes.

import ctypes


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return float(len(ctypes.string_at(0)))
