# kind: right
# about: Postponed annotations, a Final constant and a frozen dataclass for the span.

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

HALF: Final[float] = 0.5


@dataclass(frozen=True)
class Span:
    start: int
    stop: int

    def progress(self, at: int) -> float:
        return (at - self.start) / (self.stop - self.start)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    p: float = Span(warmup_steps, total_steps).progress(step)
    return min_lr + HALF * (max_lr - min_lr) * (1.0 + math.cos(math.pi * p))
