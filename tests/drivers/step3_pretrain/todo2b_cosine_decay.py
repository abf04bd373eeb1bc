"""Asks TODO 2b: one learning rate."""

from __future__ import annotations

import types
from typing import Any

from autograder.model import plain
from autograder.model.declared import CurveAlong, Text, pictured, returns
from autograder.model.plain import in_words


@in_words("cosine_decay_lr({step}, {warmup_steps}, {total_steps}, {max_lr}, {min_lr})")
@returns(answer="number")
@pictured(
    CurveAlong(
        "step",
        first=lambda call: call["warmup_steps"],
        last=lambda call: call["total_steps"],
        title=Text(zh="学习率", en="learning rate"),
    )
)
def cosine_decay_lr(
    student: types.ModuleType, step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float
) -> Any:
    """What the student's function returns for these arguments."""
    return plain.number(student.cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr))
