"""TODO 1: what you can check yourself."""

from __future__ import annotations

import math

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="文件里的例子：-100 的位置不算，其余的相加：ln 3/4 + ln 1/2 ≈ -0.9808。是和，不是平均。",
    en="The file's example: the place with -100 doesn't count, the others are added: ln 3/4 + ln 1/2 ≈ -0.9808. It is a sum, "
    "no mean.",
)
def test_example(student: Student) -> None:
    logits = [[[5.0, 1.0], [math.log(3), 0.0], [0.0, 0.0]]]
    answer = student.by_hand(logits=logits, targets=[[-100, 0, 1]])
    answer.all_close(np.array([math.log(3 / 8)], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="每个回答一个数：分数都相等时，说 n 个词的回答是 -n · ln V。",
    en="One number for each answer: when all scores are equal, an answer of n tokens has -n · ln V.",
)
def test_one_number_for_each_answer(student: Student) -> None:
    logits = [[[1.0] * 4] * 3, [[-2.0] * 4] * 3]
    answer = student.by_hand(logits=logits, targets=[[-100, -100, 0], [3, 2, 1]])
    answer.all_close(np.array([-math.log(4), -3 * math.log(4)], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="targets 已经移动过了：位置 t 的分数配位置 t 的目标。",
    en="The targets have been moved already: the scores of place t go with the target of place t.",
)
def test_nothing_is_moved(student: Student) -> None:
    sure = [[[9.0, 0.0, 0.0], [0.0, 9.0, 0.0], [0.0, 0.0, 9.0]]]
    answer = student.by_hand(logits=sure, targets=[[0, 1, 2]])
    right = -3 * math.log(1 + 2 * math.exp(-9))
    answer.all_close(np.array([right], dtype=np.float32), atol=1e-5)


@points(
    0,
    zh="分数相差很大时也是有限的：最不可能的词，对数概率是 -300，不是 -∞。",
    en="It is finite with scores far apart: the log-probability of the unlikely token is -300, not -∞.",
)
def test_far_scores(student: Student) -> None:
    answer = student.by_hand(logits=[[[300.0, 0.0]]], targets=[[1]])
    answer.all_close(np.array([-300.0], dtype=np.float32), atol=1e-2)


@points(
    0,
    zh="能求梯度；targets 本身不变。",
    en="Gradients can be computed from it; targets themselves stay as they are.",
)
def test_gradient_and_targets(student: Student) -> None:
    answer = student.log_probs(seed=1, shape=[3, 5, 4], scale=1.0)
    answer.concluded(
        "differentiable",
        "gradient of logits" in answer.value,
        zh="求不了梯度",
        en="no gradient can be computed",
    )
    answer["targets afterwards"].stays(
        answer["targets before"].value, zh="targets 被改变了", en="targets were changed"
    )
