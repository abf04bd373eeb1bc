"""TODO 5: the reference is asked without gradient and without dropout, and is afterwards as it was."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, alike, points
from tests.hidden.step5_dpo.oracles import reference_measures
from tests.hidden.tensors import check_close


def check_values(answer: Result, seed: int, shape: list[int], times: int = 1) -> None:
    """What the function that was handed in says of the logits and targets, each time."""
    expected, _ = reference_measures(seed, shape)
    for name in ["value", *(f"value, call {number}" for number in range(1, times))]:
        check_close(answer[name], expected)


def drops(kept: object) -> bool:
    """Of ones, about half are gone and the others doubled. That fewer than 20 of 100 are either happens in no class ever."""
    counts = [int((kept == one).sum()) for one in (0, 2)] if isinstance(kept, np.ndarray) else [0, 0]
    return sum(counts) == 100 and min(counts) >= 20


@points(
    8,
    zh="结果是 sequence_log_probs(reference(input_ids)[0], targets)，没有 dropout：模型在 train 模式时也一样，问两次，答案相同。",
    en="The result is sequence_log_probs(reference(input_ids)[0], targets) without dropout, also for a model in train mode: "
    "asked twice, it is the same.",
)
def test_values_without_dropout(student: Student) -> None:
    training = student.asked(seed=51, shape=[3, 4], training=True, times=2)
    evaluating = student.asked(seed=52, shape=[2, 5], training=False, times=1)
    check_values(training, 51, [3, 4], times=2)
    check_values(evaluating, 52, [2, 5])


@points(
    4,
    zh="结果不带梯度：参考模型从不被训练。之后，梯度的开关和之前一样。",
    en="The result has no gradient: the reference is never trained. Afterwards gradients are switched as they were.",
)
def test_no_gradient(student: Student) -> None:
    answer = student.asked(seed=53, shape=[2, 3], training=False, times=1)
    check_values(answer, 53, [2, 3])
    answer["is graph kept"].stays(
        {"call 0": False},
        zh="结果还连着计算图：梯度会流进参考模型",
        en="the result is still part of the graph: gradients would reach the reference",
    )
    answer.concluded(
        "slope afterwards",
        alike(answer["slope afterwards"].value, np.full(1, 3.0)),
        zh="之后求梯度的功能一直关着：用 with torch.no_grad(): 只关一会儿",
        en="gradients stay switched off afterwards: with torch.no_grad(): turns them off for a while only",
    )


@points(
    4,
    zh="之后模型的模式和之前一样：train 还是 train，eval 还是 eval。",
    en="Afterwards the model's mode is what it was: train stays train, eval stays eval.",
)
def test_mode_is_put_back(student: Student) -> None:
    answers = [student.asked(seed=54, shape=[2, 2], training=training, times=1) for training in (False, True)]
    check_values(answers[0], 54, [2, 2])
    for answer, training in zip(answers, (False, True), strict=True):
        answer["modes afterwards"].equals(np.full(3, training), dtype="bool")


@points(
    2,
    zh="模型的其他一切都不变：权重、requires_grad、已有的梯度、dropout 的概率；input_ids 和 targets 也不变。",
    en="Nothing else about the model changes: weights, requires_grad, gradients that are there, the probability of dropout; nor "
    "do input_ids and targets.",
)
def test_all_else_stays(student: Student) -> None:
    answer = student.asked(seed=55, shape=[2, 3], training=False, times=1)
    check_values(answer, 55, [2, 3])
    _, given_ = reference_measures(55, [2, 3])
    changed = {"zh": "被改变了", "en": "it was changed"}
    for name in ("input_ids", "targets"):
        answer[f"{name} afterwards"].stays(given_[name], **changed)
    for name in ("embedding.weight", "head"):
        answer[f"weight {name}"].stays(given_[name], **changed)
        answer[f"gradient {name}"].stays(np.ones_like(given_[name]), **changed)
    answer["dropout afterwards"].stays(
        np.array([0.5]), zh="dropout 的概率被改变了", en="the probability of its dropout was changed"
    )
    answer.concluded(
        "dropout afterwards",
        drops(answer["dropped afterwards"].value),
        zh="之后在 train 模式下，dropout 什么也不丢了：模式要换回去，dropout 本身不要动",
        en="in train mode its dropout drops nothing any more: switch the mode and back, and leave dropout itself alone",
    )
    trained = {name: name != "head" for name in ("embedding.weight", "head")}
    answer["switches afterwards"].stays(
        trained,
        zh="参数的 requires_grad 变了",
        en="the parameters' requires_grad has changed",
    )


@points(
    2,
    zh="对任何形状都一样，一个回答、一个位置也行。",
    en="It is the same for every shape, a single answer and a single place included.",
)
@settings(max_examples=3)
@given(seed=st.integers(0, 9999), rows=st.integers(1, 3), length=st.integers(1, 4))
def test_any_shape(student: Student, seed: int, rows: int, length: int) -> None:
    check_values(student.asked(seed=seed, shape=[rows, length], training=True, times=1), seed, [rows, length])
