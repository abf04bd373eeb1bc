"""TODO 3: what you can check yourself."""

from __future__ import annotations

import math

from autograder.suite import Student, points


@points(
    0,
    zh="策略和参考一样时，损失是 ln 2 ≈ 0.6931：还分不出高下。",
    en="Where policy and reference are the same the loss is ln 2 ≈ 0.6931: neither wins yet.",
)
def test_at_the_start(student: Student) -> None:
    start = student.by_hand(
        policy_chosen=[-4.0, -9.0],
        policy_rejected=[-6.0, -2.0],
        reference_chosen=[-4.0, -9.0],
        reference_rejected=[-6.0, -2.0],
        beta=0.3,
    )
    start.is_close(math.log(2), abs_tol=1e-5)


@points(
    0,
    zh="差距越大，损失越小：beta = 1 时是 ln(1 + e^-m)。",
    en="The larger the margin, the smaller the loss: with beta = 1 it is ln(1 + e^-m).",
)
def test_along_the_margin(student: Student) -> None:
    along = [-6, -2, 0, 3, 6]
    answers = [student.loss_at(margin=margin, beta=1.0) for margin in along]
    for answer, margin in zip(answers, along, strict=True):
        answer.is_close(math.log1p(math.exp(-margin)), abs_tol=1e-5)


@points(
    0,
    zh="文件里的第二个例子，和 beta：beta 乘在 σ 里面。每一对各有自己的损失，最后取平均。",
    en="The file's second example, and beta: it stands inside σ. Each pair has a loss of its own; the mean comes last.",
)
def test_beta_and_mean(student: Student) -> None:
    one = student.by_hand(
        policy_chosen=[-1.0],
        policy_rejected=[-4.0],
        reference_chosen=[-3.0],
        reference_rejected=[-3.0],
        beta=1.0,
    )
    two = student.by_hand(
        policy_chosen=[-1.0, -5.0],
        policy_rejected=[-4.0, -2.0],
        reference_chosen=[-3.0, -2.0],
        reference_rejected=[-3.0, -3.0],
        beta=0.5,
    )
    one.is_close(math.log1p(math.exp(-3)), abs_tol=1e-5)
    two.is_close((math.log1p(math.exp(-1.5)) + math.log1p(math.exp(2))) / 2, abs_tol=1e-5)


@points(
    0,
    zh="差距是 -5000 时损失也是有限的：就是 beta · 5000。",
    en="With a margin of -5000 the loss is finite as well: just beta · 5000.",
)
def test_far_margin(student: Student) -> None:
    student.loss_at(margin=-5000, beta=0.5).is_close(2500.0, rel_tol=1e-5)


@points(
    0,
    zh="损失能求梯度；参数里的张量不变。",
    en="Gradients can be computed from the loss; the tensors that were given stay as they are.",
)
def test_gradient_and_arguments(student: Student) -> None:
    answer = student.losses(seed=3, pairs=2, beta=1.0, scale=1.0)
    answer.concluded(
        "differentiable",
        "gradient of policy_chosen" in answer.value and "gradient of policy_rejected" in answer.value,
        zh="求不了梯度",
        en="no gradient can be computed",
    )
    for name in ("policy_chosen", "policy_rejected", "reference_chosen", "reference_rejected"):
        answer[f"{name} afterwards"].stays(
            answer[f"{name} before"].value, zh="张量被改变了", en="the tensor was changed"
        )
