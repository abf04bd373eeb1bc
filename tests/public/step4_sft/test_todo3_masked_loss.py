"""TODO 3: what you can check yourself."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="分数都相同时，不管几个位置算数，损失都是 ln V。",
    en="With equal scores the loss is ln V, however many places count.",
)
def test_equal_scores(student: Student) -> None:
    for targets in ([[1, -100, -100]], [[0, 2, -100], [-100, -100, 1]]):
        answer = student.loss(seed=1, vocabulary=4, targets=targets, scale=0.0)
        answer["value"].all_close(np.array(math.log(4), dtype=np.float32), rtol=1e-5)


@points(
    0,
    zh="整批里所有算数的位置一起平均：长的回答比短的分量重。",
    en="All counted places of the batch are averaged together: a long answer weighs more than a short one.",
)
def test_by_hand(student: Student) -> None:
    targets = [[2, 0, 1, -100], [-100, -100, -100, 3]]
    answer = student.loss(seed=2, vocabulary=5, targets=targets, scale=2.0)
    scores = np.asarray(answer["logits before"].value, dtype=np.float64)
    logs = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
    counted = [logs[0, 0, 2], logs[0, 1, 0], logs[0, 2, 1], logs[1, 3, 3]]
    answer["value"].all_close(np.array(-np.mean(counted), dtype=np.float32), rtol=1e-4)


@points(
    0,
    zh="损失能求梯度；logits 和 targets 本身不变。",
    en="Gradients can be computed from the loss; logits and targets themselves stay as they are.",
)
def test_gradient_and_arguments(student: Student) -> None:
    answer = student.loss(seed=3, vocabulary=4, targets=[[-100, 2, 0]], scale=1.0)
    answer.concluded(
        "differentiable",
        "gradient of logits" in answer.value,
        zh="求不了梯度：结果应是还连着计算图的张量（.item()、.detach()、torch.no_grad()、numpy 会切断它）",
        en="no gradient can be computed: the result should be a tensor that is still part of the graph (.item(), "
        ".detach(), torch.no_grad(), numpy cut it off)",
    )
    for name in ("logits", "targets"):
        answer[f"{name} afterwards"].stays(
            answer[f"{name} before"].value, zh="张量被改变了", en="the tensor was changed"
        )
