# kind: right
# about: Postponed annotations, a type alias and a Final constant.

from __future__ import annotations

from typing import Final, TypeAlias

LearningRate: TypeAlias = float
FIRST: Final = 1


def warmup_lr(step: int, warmup_steps: int, max_lr: LearningRate) -> LearningRate:
    finished: int = step + FIRST
    return max_lr * finished / warmup_steps
