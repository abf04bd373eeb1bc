"""TODO 4: the share of pairs that the chosen answer wins, and the mean margin."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.step5_dpo.oracles import metrics_of_drawn


def check(answer: Result, chosen: Sequence[float], rejected: Sequence[float]) -> None:
    """Accuracy and margin, pair by pair. Tensors' single precision is enough."""
    pairs = list(zip(chosen, rejected, strict=True))
    answer["accuracy"].is_close(sum(one > other for one, other in pairs) / len(pairs), abs_tol=1e-6)
    margin = sum(one - other for one, other in pairs) / len(pairs)
    answer["margin"].is_close(margin, rel_tol=1e-5, abs_tol=1e-6)


@points(
    5,
    zh="先是准确率：chosen 的奖励更高的对所占的比例（0 到 1）；然后是平均差距：chosen - rejected 的平均，可以是负的。",
    en="Accuracy first: the share of pairs (0 to 1) in which chosen has the higher reward; then the mean margin: the mean of "
    "chosen - rejected, which may be negative.",
)
def test_values(student: Student) -> None:
    cases = [
        ([3.0, -2.0, -4.0, 0.5, 6.0], [1.0, -3.5, 1.0, 0.25, 9.0]),
        ([-1.0, -2.0, -3.0], [-4.0, 5.0, 6.0]),
    ]
    answers = [student.metrics(chosen=chosen, rejected=rejected) for chosen, rejected in cases]
    for answer, case in zip(answers, cases, strict=True):
        check(answer, *case)


@points(
    2,
    zh="相等不算赢：分不出高下，就不是偏好。",
    en="Equal doesn't count as a win: no difference is no preference.",
)
def test_ties(student: Student) -> None:
    chosen, rejected = [1.0, 2.0, -1.0, 0.0], [1.0, -2.0, -1.0, 3.0]
    check(student.metrics(chosen=chosen, rejected=rejected), chosen, rejected)


@points(
    1,
    zh="对任何个数都一样，一对也行；参数里的张量不变。",
    en="It is the same for any number of pairs, a single one included; the tensors that were given stay as they are.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), pairs=st.integers(1, 9))
def test_any_number(student: Student, seed: int, pairs: int) -> None:
    answer = student.metrics_of_drawn(seed=seed, pairs=pairs)
    chosen, rejected = metrics_of_drawn(seed, pairs)
    check(answer, chosen.tolist(), rejected.tolist())
    for name, value in (("chosen", chosen), ("rejected", rejected)):
        answer[f"{name} afterwards"].stays(
            value.astype(np.float32), zh="张量被改变了", en="the tensor was changed"
        )


@points(
    2,
    zh="返回的是两个普通的数（float），不是张量：用 .item() 或 float(…)。",
    en="Two plain numbers (floats) are returned, no tensors: .item() or float(…) makes one.",
)
def test_plain_numbers(student: Student) -> None:
    chosen, rejected = [2.0, 5.0], [4.0, 1.0]
    answer = student.metrics(chosen=chosen, rejected=rejected)
    check(answer, chosen, rejected)
    kinds = answer["types"].value
    answer.concluded(
        "types",
        isinstance(kinds, str) and "Tensor" not in kinds and "array" not in kinds,
        zh="返回的是张量，不是普通的数",
        en="tensors came back, no plain numbers",
    )
