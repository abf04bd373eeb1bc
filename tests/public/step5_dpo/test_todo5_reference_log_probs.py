"""TODO 5: what you can check yourself. The hidden suite computes what the function that is handed in should say."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="没有 dropout：模型在 train 模式时，问两次，答案也相同；结果是每个回答一个数。",
    en="There is no dropout: a model in train mode says the same when it is asked twice; the result is one number for each answer.",
)
def test_same_twice(student: Student) -> None:
    answer = student.asked(seed=5, shape=[2, 3], training=True, times=2)
    value = answer["value"].value
    answer["value"].all_close(np.zeros(2, dtype=np.float32), atol=1e4)
    answer["value, call 1"].stays(value, zh="两次的答案不同", en="it said something else the second time")


@points(
    0,
    zh="用的是传进来的 sequence_log_probs：这里传的是另一个函数，它的结果和真的不一样（可以是正的）。",
    en="The sequence_log_probs that is handed in is used: here that is another function, whose results differ from the real "
    "one's (they may be positive).",
)
def test_uses_what_is_handed_in(student: Student) -> None:
    # With one token and one place, by hand: the sum over v of logits[v] * (v + 1) * (targets + 200) / 64.
    rng = np.random.default_rng(8)
    table, head = (np.round(rng.normal(size=shape) * 64) / 64 for shape in ((6, 4), (4, 6)))
    ids = rng.integers(6, size=(1, 1))
    target = rng.integers(6, size=(1, 1))
    right = (table[ids[0]] @ head @ np.arange(1.0, 7.0)) * (target[0] + 200) / 64
    answer = student.asked(seed=8, shape=[1, 1], training=False, times=1)
    answer["value"].all_close(right.astype(np.float32), atol=1e-3)


@points(
    0,
    zh="结果不带梯度。",
    en="The result has no gradient.",
)
def test_no_gradient(student: Student) -> None:
    answer = student.asked(seed=6, shape=[1, 2], training=False, times=1)
    answer["is graph kept"].stays(
        {"call 0": False}, zh="结果还连着计算图", en="the result is still part of the graph"
    )


@points(
    0,
    zh="之后模型的模式和之前一样；它的 requires_grad 也是。",
    en="Afterwards the model's mode is what it was, and so is its requires_grad.",
)
def test_left_as_it_was(student: Student) -> None:
    for training in (True, False):
        answer = student.asked(seed=7, shape=[1, 2], training=training, times=1)
        answer["modes afterwards"].equals([training] * 3, dtype="bool")
        answer["switches afterwards"].stays(
            {"embedding.weight": True, "head": False},
            zh="requires_grad 变了",
            en="requires_grad has changed",
        )
        answer["slope afterwards"].stays(
            np.array([3.0], dtype=np.float32), zh="求梯度的功能一直关着", en="gradients stay switched off"
        )
