"""TODO 3c: backward, clip the total norm, step, clear; the norm before clipping comes back.

Every test compares a short training with a reference run: the norm of each step and all parameters.
"""

from __future__ import annotations

import numpy as np

from autograder.suite import Result, Student, points
from tests.hidden.step3_pretrain.oracles import training

NEVER_REACHED = 1e3


class Run:
    """One training: asked when created, compared with the reference later."""

    def __init__(
        self,
        student: Student,
        seed: int,
        max_norm: float,
        steps: int,
        optimizer: str = "SGD",
        rates: tuple[float, float] = (0.3, 0.1),
    ) -> None:
        self.steps = steps
        self.answer: Result = student.train(
            seed=seed, optimizer=optimizer, rates=list(rates), max_norm=max_norm, steps=steps
        )
        self.expected = training(seed, optimizer, rates, max_norm, steps)

    def check(self) -> None:
        """Norms within 1e-4 (relative), parameters within 1e-5."""
        for step, norm in enumerate(self.expected.norms):
            self.answer[f"norm, step {step}"].is_close(norm, rel_tol=1e-4)
        for step, parameters in ((0, self.expected.first), (self.steps - 1, self.expected.last)):
            for name, value in parameters.items():
                self.answer[f"{name} after step {step}"].all_close(value, atol=1e-5)


@points(
    4,
    zh="梯度没超过上限时原样使用，每一步只用这一批的梯度：上一批的必须清空，否则会越加越多。",
    en="Below the limit the gradient is used as it is, and each step uses its own batch's gradient only: the one before "
    "has to be cleared, or they would add up.",
)
def test_without_clipping(student: Student) -> None:
    Run(student, seed=51, max_norm=NEVER_REACHED, steps=5).check()


@points(
    4,
    zh="总范数超过上限时，所有梯度乘以同一个系数 max_norm / n，在更新参数之前：长度变成 max_norm，方向不变。",
    en="Above the limit all gradients are multiplied by the same factor max_norm / n, before the parameters are "
    "updated: the length becomes max_norm, the direction stays.",
)
def test_with_clipping(student: Student) -> None:
    Run(student, seed=52, max_norm=0.01, steps=3, rates=(3.0, 1.0)).check()


@points(
    3,
    zh="每一步单独决定要不要裁剪：这一步的总范数超过 max_norm 才缩小，没超过就不动（也不放大）。",
    en="Whether to clip is decided anew at each step: if its total norm is above max_norm the gradients shrink; "
    "otherwise they stay as they are (they don't grow, either).",
)
def test_clips_only_above_the_limit(student: Student) -> None:
    Run(student, seed=53, max_norm=2.0, steps=4).check()


@points(
    3,
    zh="上限是参数 max_norm，不是固定的数：每个值都要起作用。",
    en="The limit is the argument max_norm, not a fixed number: every value of it counts.",
)
def test_any_limit(student: Student) -> None:
    runs = [Run(student, seed=54, max_norm=max_norm, steps=1) for max_norm in (0.2, 1.0, 1.7)]
    for run in runs:
        run.check()


@points(
    3,
    zh="返回的是裁剪之前的总范数，也就是所有参数的梯度合成一个长向量的长度：所以返回值与 max_norm 无关。",
    en="What comes back is the total norm before clipping, the length of all parameters' gradients as one long vector: "
    "so it doesn't depend on max_norm.",
)
def test_returns_the_norm_before_clipping(student: Student) -> None:
    slopes, length = [8.0, -1.0, 12.0, 4.0], 15.0
    limits = (0.5, NEVER_REACHED)
    answers = [student.slopes(slopes=slopes, rate=0.25, max_norm=max_norm, steps=2) for max_norm in limits]
    for answer, max_norm in zip(answers, limits, strict=True):
        for step in range(2):
            answer[f"norm, step {step}"].is_close(length, rel_tol=1e-4)
        walked = 2 * 0.25 * min(1.0, max_norm / length)
        answer["weights"].all_close(1.0 - walked * np.array(slopes), atol=1e-5)


@points(
    3,
    zh="更新由优化器来做，不论是哪一种：AdamW 有自己的动量，每个参数组有自己的学习率。",
    en="The optimizer makes the update, whichever it is: AdamW has moments of its own, and each parameter group its own "
    "learning rate.",
)
def test_any_optimizer(student: Student) -> None:
    clipped = Run(student, seed=57, max_norm=0.01, steps=3, optimizer="AdamW", rates=(0.02, 0.005))
    whole = Run(student, seed=58, max_norm=NEVER_REACHED, steps=3, optimizer="AdamW", rates=(0.005, 0.02))
    clipped.check()
    whole.check()
