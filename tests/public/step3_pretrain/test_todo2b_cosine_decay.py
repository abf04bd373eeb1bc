"""TODO 2b: what you can check yourself. The hidden suite asks for other steps and sizes as well."""

from __future__ import annotations

import math

from autograder.suite import Student, points


def check(student: Student, step: int, expected: float) -> None:
    """Warmup of 100 steps, 300 in all, from 0.001 down to 0.0002."""
    answer = student.cosine_decay_lr(
        step=step, warmup_steps=100, total_steps=300, max_lr=0.001, min_lr=0.0002
    )
    answer.is_close(expected, abs_tol=1e-12)


@points(
    0,
    zh="衰减从 max_lr 开始：step = warmup_steps 时进度 p 是 0。",
    en="The decay starts from max_lr: at step = warmup_steps the progress p is 0.",
)
def test_start(student: Student) -> None:
    check(student, 100, 0.001)


@points(
    0,
    zh="衰减到 min_lr 结束：step = total_steps 时进度 p 是 1。",
    en="The decay ends at min_lr: at step = total_steps the progress p is 1.",
)
def test_end(student: Student) -> None:
    check(student, 300, 0.0002)
    check(student, 299, 0.0006 + 0.0004 * math.cos(math.pi * 199 / 200))


@points(
    0,
    zh="走完一半时，学习率是 max_lr 和 min_lr 的平均值。",
    en="Half-way the rate is the mean of max_lr and min_lr.",
)
def test_middle(student: Student) -> None:
    check(student, 200, 0.0006)


@points(
    0,
    zh="这是余弦，不是直线：四分之一处还比直线高，四分之三处已经比直线低。",
    en="It is a cosine, not a straight line: after a quarter it is still above the line, after three quarters below it.",
)
def test_quarters(student: Student) -> None:
    check(student, 150, 0.0006 + 0.0004 * math.sqrt(0.5))
    check(student, 250, 0.0006 - 0.0004 * math.sqrt(0.5))


@points(
    0,
    zh="min_lr 可以是 0：这时学习率一直降到 0。",
    en="min_lr may be 0: then the rate falls all the way to 0.",
)
def test_down_to_zero(student: Student) -> None:
    answer = student.cosine_decay_lr(step=6, warmup_steps=0, total_steps=9, max_lr=0.01, min_lr=0.0)
    other = student.cosine_decay_lr(step=200, warmup_steps=0, total_steps=300, max_lr=3e-6, min_lr=0.0)
    answer.is_close(0.0025, abs_tol=1e-11)
    other.is_close(7.5e-7, abs_tol=1e-15)
