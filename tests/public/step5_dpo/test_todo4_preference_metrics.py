"""TODO 4: what you can check yourself."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="文件里的例子：四对里赢了两对（相等不算），平均差距是 -0.25。",
    en="The file's example: two of four pairs win (a tie doesn't count), the mean margin is -0.25.",
)
def test_example(student: Student) -> None:
    answer = student.metrics(chosen=[2.0, 1.0, -3.0, 0.0], rejected=[1.0, 1.0, -5.0, 4.0])
    answer["accuracy"].is_close(0.5, abs_tol=1e-6)
    answer["margin"].is_close(-0.25, abs_tol=1e-6)


@points(
    0,
    zh="和另一个回答比，不是和 0 比：奖励是负的也可以赢。",
    en="Compared with the other answer, not with 0: a negative reward can win.",
)
def test_compared_with_the_other(student: Student) -> None:
    answer = student.metrics(chosen=[-1.0, 3.0, -2.0], rejected=[-2.0, 4.0, -3.0])
    answer["accuracy"].is_close(2 / 3, abs_tol=1e-6)
    answer["margin"].is_close(1 / 3, abs_tol=1e-6)


@points(
    0,
    zh="返回两个普通的数，不是张量。",
    en="Two plain numbers are returned, no tensors.",
)
def test_plain_numbers(student: Student) -> None:
    answer = student.metrics(chosen=[2.0], rejected=[1.0])
    kinds = answer["types"].value
    answer.concluded(
        "types",
        not any(kind in str(kinds) for kind in ("Tensor", "ndarray")),
        zh="返回的是张量",
        en="tensors came back",
    )
