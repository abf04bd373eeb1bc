"""Asks TODO 2a: one learning rate."""

from __future__ import annotations

import types
from typing import Any

from autograder.model import plain
from autograder.model.declared import CurveAlong, Text, pictured, returns
from autograder.model.plain import in_words


@in_words("warmup_lr({step}, {warmup_steps}, {max_lr})")
@returns(answer="number")
@pictured(
    CurveAlong(
        "step",
        first=lambda call: 0,
        last=lambda call: call["warmup_steps"] - 1,
        title=Text(zh="学习率", en="learning rate"),
    )
)
def warmup_lr(student: types.ModuleType, step: int, warmup_steps: int, max_lr: float) -> Any:
    """What the student's function returns for these arguments."""
    return plain.number(student.warmup_lr(step, warmup_steps, max_lr))
