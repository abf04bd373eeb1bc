"""TODO 2a: what you can check yourself. The hidden suite asks for other steps and sizes as well."""

from __future__ import annotations

from autograder.suite import Student, points


@points(
    0,
    zh="第 0 步的学习率不是 0，而是 max_lr / warmup_steps：如果从 0 开始，第一步就白走了。",
    en="At step 0 the rate is not 0 but max_lr / warmup_steps: a rate of 0 would waste the first step.",
)
def test_first_step(student: Student) -> None:
    answer = student.warmup_lr(step=0, warmup_steps=10, max_lr=0.001)
    answer.is_close(0.0001, rel_tol=1e-9)


@points(
    0,
    zh="预热的最后一步（warmup_steps - 1）正好到达 max_lr。",
    en="The last step of warmup (warmup_steps - 1) reaches max_lr exactly.",
)
def test_last_step(student: Student) -> None:
    answer = student.warmup_lr(step=9, warmup_steps=10, max_lr=0.001)
    answer.is_close(0.001, rel_tol=1e-9)


@points(
    0,
    zh="学习率均匀上升：走完四步中的第二步，就是 max_lr 的一半。",
    en="The rate rises evenly: when the second of four steps is done, it is half of max_lr.",
)
def test_rises_evenly(student: Student) -> None:
    expected = [0.005, 0.01, 0.015, 0.02]
    answers = [student.warmup_lr(step=step, warmup_steps=4, max_lr=0.02) for step in range(4)]
    for answer, lr in zip(answers, expected, strict=True):
        answer.is_close(lr, rel_tol=1e-9)


@points(
    0,
    zh="结果原样返回：很小的学习率也不要四舍五入。",
    en="The result is returned as it is: don't round, not even a tiny rate.",
)
def test_small_rate(student: Student) -> None:
    student.warmup_lr(step=2, warmup_steps=7, max_lr=3e-6).is_close(9e-6 / 7, rel_tol=1e-9)


@points(
    0,
    zh="只有 1 步的预热，第 0 步就到达 max_lr。",
    en="With a single step of warmup, step 0 is at max_lr already.",
)
def test_shortest_warmup(student: Student) -> None:
    student.warmup_lr(step=0, warmup_steps=1, max_lr=0.001).is_close(0.001, rel_tol=1e-9)
