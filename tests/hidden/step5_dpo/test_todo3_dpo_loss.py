"""TODO 3: the mean of -ln σ(beta · margin), stable, with gradients for the policy's numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step5_dpo.oracles import dpo_losses, loss_at, loss_series, pictured
from tests.hidden.tensors import check, check_unchanged

ALONG = [-7, -3, -1, 0, 1, 2, 5]
FAR = [-10_000, -400, 400, 10_000]


@points(
    10,
    zh="损失是 -ln σ(beta · m) 的平均，m =（策略的 chosen - rejected）-（参考的 chosen - rejected）；能对策略的两个求梯度。",
    en="The loss is the mean of -ln σ(beta · m), m = (the policy's chosen - rejected) - (the reference's chosen - rejected); "
    "gradients with respect to the policy's two can be computed from it.",
)
def test_values_and_gradients(student: Student) -> None:
    cases = [(5, 0.25, 2.0), (4, 2.0, 1.0)]
    answers = [student.losses(seed=31, pairs=pairs, beta=beta, scale=scale) for pairs, beta, scale in cases]
    for answer, (pairs, beta, scale) in zip(answers, cases, strict=True):
        check(answer, dpo_losses(31, pairs, beta, scale))


@points(
    4,
    zh="损失随差距下降：差距为 0 时是 ln 2，越大越接近 0，越小越接近一条直线。",
    en="The loss falls with the margin: ln 2 where it is 0, towards 0 where it is large, along a straight line where it is "
    "far below 0.",
)
def test_along_the_margin(student: Student) -> None:
    answers = [student.loss_at(margin=margin, beta=1.0) for margin in ALONG]
    with pictured(lambda: loss_series(ALONG, answers, 1.0)):
        for answer, margin in zip(answers, ALONG, strict=True):
            answer.is_close(loss_at(margin, 1.0), rel_tol=1e-5, abs_tol=1e-6)


@points(
    5,
    zh="差距是 ±10000 时，损失和梯度也是有限的、对的：不要先算 σ 再取对数。",
    en="With margins of ±10000 loss and gradients are finite and right as well: don't take the logarithm of σ after σ.",
)
def test_far_margins(student: Student) -> None:
    alone = [student.loss_at(margin=margin, beta=0.5) for margin in FAR]
    drawn = student.losses(seed=32, pairs=6, beta=0.5, scale=4000.0)
    for answer, margin in zip(alone, FAR, strict=True):
        answer.is_close(loss_at(margin, 0.5), rel_tol=1e-5, abs_tol=1e-6)
    check(drawn, dpo_losses(32, 6, 0.5, 4000.0))


@points(
    3,
    zh="对任何 beta 和任何对数都一样，一对也行。",
    en="It is the same for every beta and any number of pairs, a single one included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), pairs=st.integers(1, 6), beta=st.sampled_from([0.01, 0.1, 0.5, 1.0, 5.0]))
def test_any_beta(student: Student, seed: int, pairs: int, beta: float) -> None:
    answer = student.losses(seed=seed, pairs=pairs, beta=beta, scale=2.0)
    check(answer, dpo_losses(seed, pairs, beta, 2.0))


@points(
    3,
    zh="四个参数里的张量都不变。",
    en="The four tensors that were given stay as they are.",
)
def test_arguments_are_left_alone(student: Student) -> None:
    answer = student.losses(seed=33, pairs=3, beta=0.5, scale=1.0)
    expected = dpo_losses(33, 3, 0.5, 1.0)
    check(answer, expected)
    check_unchanged(answer, {name: np.asarray(value) for name, value in expected.inputs.items()})
