"""TODO 3c: backward, clip the total norm, step, clear; the norm before clipping comes back.

Trainings are compared with a reference run, parameter by parameter. What is returned is compared apart from that: who
updates rightly and returns something else has done most of the work.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from autograder.suite import Result, Student, points
from tests.hidden.step3_pretrain.oracles import random_numbers, training, walked

NEVER_REACHED = 1e3
SLOPES = np.array([8.0, -1.0, 12.0, 4.0])  # their length as a vector is 15


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
        """Parameters within 1e-5."""
        for step, parameters in ((0, self.expected.first), (self.steps - 1, self.expected.last)):
            for name, value in parameters.items():
                self.answer[f"{name} after step {step}"].all_close(value, atol=1e-5, any_dtype=True)


class Walk:
    """One walk along rows of slopes with momentum: asked when created, compared with the formulas later."""

    def __init__(
        self,
        student: Student,
        *rows: np.ndarray,
        rate: float,
        max_norm: float,
        frozen: bool = False,
        seed: int = 0,
    ) -> None:
        asked: Sequence[Sequence[float]] = [row.tolist() for row in rows]
        self.answer: Result = student.in_turn(
            rows=asked, rate=rate, max_norm=max_norm, frozen=frozen, seed=seed
        )
        self.norms, self.weights = walked(asked, rate, max_norm)

    def check(self) -> None:
        """Weights within 1e-5."""
        self.answer["weights"].all_close(self.weights, atol=1e-5, any_dtype=True)

    def check_norms(self) -> None:
        """Norms within 1e-4 (relative)."""
        for step, norm in enumerate(self.norms):
            self.answer[f"norm, step {step}"].is_close(norm, rel_tol=1e-4, abs_tol=1e-12)


@points(
    3,
    zh="梯度没超过上限时原样使用，每一步只用这一批的梯度：上一批的必须清空，否则会越加越多。",
    en="Below the limit the gradient is used as it is, and each step uses its own batch's gradient only: the one before "
    "has to be cleared, or they would add up.",
)
def test_without_clipping(student: Student) -> None:
    Run(student, seed=51, max_norm=NEVER_REACHED, steps=5).check()


@points(
    3,
    zh="总范数超过上限时，所有梯度乘以同一个系数 max_norm / n，在更新参数之前：长度变成 max_norm，方向不变。",
    en="Above the limit all gradients are multiplied by the same factor max_norm / n, before the parameters are "
    "updated: the length becomes max_norm, the direction stays.",
)
def test_with_clipping(student: Student) -> None:
    plain = Run(student, seed=52, max_norm=0.01, steps=3, rates=(3.0, 1.0))
    adaptive = Run(student, seed=57, max_norm=0.01, steps=3, optimizer="AdamW", rates=(0.02, 0.005))
    plain.check()
    adaptive.check()


@points(
    2,
    zh="每一步单独决定要不要裁剪：这一步的总范数超过 max_norm 才缩小，没超过就不动（也不放大）。",
    en="Whether to clip is decided anew at each step: if its total norm is above max_norm the gradients shrink; "
    "otherwise they stay as they are (they don't grow, either).",
)
def test_clips_only_above_the_limit(student: Student) -> None:
    Run(student, seed=53, max_norm=2.0, steps=4).check()


@points(
    2,
    zh="上限是参数 max_norm，不是固定的数：每个值都要起作用。",
    en="The limit is the argument max_norm, not a fixed number: every value of it counts.",
)
def test_any_limit(student: Student) -> None:
    runs = [Run(student, seed=54, max_norm=max_norm, steps=2) for max_norm in (0.2, 1.0, 1.7)]
    for run in runs:
        run.check()


@points(
    4,
    zh="返回的是裁剪之前的总范数，也就是所有参数的梯度合成一个长向量的长度：所以返回值与 max_norm 无关，"
    "每一步都是这一批自己的。",
    en="What comes back is the total norm before clipping, the length of all parameters' gradients as one long vector: "
    "so it doesn't depend on max_norm, and each step's is that of its own batch.",
)
def test_returns_the_norm_before_clipping(student: Student) -> None:
    rows = (SLOPES, 0.1 * SLOPES, -0.3 * SLOPES[::-1])
    walks = [Walk(student, *rows, rate=0.25, max_norm=max_norm) for max_norm in (0.5, NEVER_REACHED)]
    for walk in walks:
        walk.check_norms()


@points(
    2,
    zh="更新由优化器来做，不论是哪一种：AdamW 有自己的动量，每个参数组有自己的学习率。",
    en="The optimizer makes the update, whichever it is: AdamW has moments of its own, and each parameter group its own "
    "learning rate.",
)
def test_any_optimizer(student: Student) -> None:
    Run(student, seed=58, max_norm=NEVER_REACHED, steps=3, optimizer="AdamW", rates=(0.005, 0.02)).check()


@points(
    1,
    zh="第一百步和第一步一样：裁剪、更新、清空，步步如此，不随调用的次数而变，也不在模型上留下任何东西（比如梯度钩子）。",
    en="The hundredth step is like the first: clip, step and clear, each time, whatever the number of calls, and nothing "
    "stays behind on the model (gradient hooks, say).",
)
def test_many_steps(student: Student) -> None:
    rows = [(1 + step % 3) * np.roll(SLOPES, step) for step in range(50)]
    Walk(student, *rows, rate=0.01, max_norm=20.0).check()


@points(
    1,
    zh="梯度可能大得出奇，也可能小得出奇，甚至全是 0：规则不变，每一步都要更新，返回的还是它的总范数。",
    en="Gradients may be unusually large, unusually small, or all 0: the rule is the same, each step is an update, and "
    "what comes back is still their total norm.",
)
def test_unusual_gradients(student: Student) -> None:
    whole = Walk(student, 1e3 * SLOPES, -2e3 * SLOPES, rate=1e-5, max_norm=1e6)
    clipped = Walk(student, 1e3 * SLOPES, -2e3 * SLOPES, rate=0.1, max_norm=2.5)
    tiny = Walk(student, 1e-4 * SLOPES, 0.0 * SLOPES, 1e-4 * SLOPES, rate=50.0, max_norm=1.0)
    for walk in (whole, clipped, tiny):
        walk.check()
        walk.check_norms()


@points(
    1,
    zh="冻结的参数（requires_grad=False）没有梯度，它的 grad 是 None：跳过它，其余照常。",
    en="A frozen parameter (requires_grad=False) has no gradient, its grad is None: it is passed over, and the others are "
    "treated as ever.",
)
def test_frozen_parameter(student: Student) -> None:
    Walk(student, SLOPES, 0.1 * SLOPES, rate=0.25, max_norm=2.0, frozen=True).check()


@points(
    1,
    zh="除了参数的更新，别的都和之前一样：优化器的学习率、模型的模式、随机数、torch 的设置。",
    en="Apart from the update all is as it was: the optimizer's learning rate, the model's mode, random numbers, torch's "
    "settings.",
)
def test_all_else_is_left_alone(student: Student) -> None:
    walk = Walk(student, SLOPES, SLOPES, rate=0.25, max_norm=2.0, seed=59)
    walk.check()
    for group in range(2):
        walk.answer[f"lr of group {group}"].is_close(0.25, rel_tol=1e-12)
    walk.answer["training"].stays(
        np.full(3, True),
        zh="模型的模式或参数的 requires_grad 变了",
        en="the model's mode or a requires_grad has changed",
    )
    walk.answer["settings"].stays(
        walk.answer["settings before"].value,
        zh="torch 的全局设置变了",
        en="torch's own settings have changed",
    )
    walk.answer["next random numbers"].stays(
        random_numbers(59),
        zh="随机数被动过了（设了种子，或者用掉了几个）",
        en="the random numbers were touched (seeded, or some used up)",
    )
