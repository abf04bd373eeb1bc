"""TODO 2: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="文件里的例子：beta 乘以（策略 - 参考）；变得更可能的，奖励是正的，更不可能的是负的。",
    en="The file's example: beta times (policy - reference); what has become likelier has a positive reward, what has become "
    "less likely a negative one.",
)
def test_example(student: Student) -> None:
    answer = student.by_hand(policy=[-2.0, -7.0], reference=[-5.0, -6.0], beta=0.5)
    answer.all_close(np.array([1.5, -0.5], dtype=np.float32), atol=1e-6)


@points(
    0,
    zh="策略和参考一样时，奖励是 0。",
    en="Where policy and reference are the same the reward is 0.",
)
def test_same(student: Student) -> None:
    answer = student.by_hand(policy=[-3.0, -1.5], reference=[-3.0, -1.5], beta=4.0)
    answer.all_close(np.zeros(2, dtype=np.float32), atol=1e-6)


@points(
    0,
    zh="能对策略求梯度；参数里的张量不变。",
    en="Gradients with respect to the policy can be computed; the tensors that were given stay as they are.",
)
def test_gradient_and_arguments(student: Student) -> None:
    answer = student.rewards(seed=2, pairs=3, beta=2.0)
    answer.concluded(
        "differentiable",
        "gradient of policy_log_probs" in answer.value,
        zh="求不了梯度",
        en="no gradient can be computed",
    )
    for name in ("policy_log_probs", "reference_log_probs"):
        answer[f"{name} afterwards"].stays(
            answer[f"{name} before"].value, zh="张量被改变了", en="the tensor was changed"
        )
