"""TODO 2a: the learning rate rises evenly, from max_lr / warmup_steps to max_lr."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step3_pretrain.oracles import warmup_lr
from tests.hidden.step3_pretrain.pictures import drawn, schedule_series


@st.composite
def warmups(draw: st.DrawFn) -> tuple[int, int, float]:
    """step, warmup_steps, max_lr."""
    warmup_steps = draw(st.integers(1, 2000))
    return draw(st.integers(0, warmup_steps - 1)), warmup_steps, draw(st.floats(1e-6, 4.0))


def check(student: Student, *calls: tuple[int, int, float]) -> None:
    """Ask all of the calls (step, warmup_steps, max_lr), then compare each with the formula."""
    answers = [
        student.warmup_lr(step=step, warmup_steps=warmup_steps, max_lr=max_lr)
        for step, warmup_steps, max_lr in calls
    ]
    with drawn(lambda: schedule_series(calls, answers, warmup_lr)):
        for answer, call in zip(answers, calls, strict=True):
            answer.is_close(warmup_lr(*call), rel_tol=1e-9)


@points(
    2,
    zh="第 0 步的学习率不是 0，而是 max_lr / warmup_steps：如果从 0 开始，第一步就白走了。",
    en="At step 0 the rate is not 0 but max_lr / warmup_steps: a rate of 0 would waste the first step.",
)
def test_first_step(student: Student) -> None:
    check(student, (0, 8, 6e-4), (0, 25, 6e-4))


@points(
    2,
    zh="预热的最后一步（warmup_steps - 1）正好到达 max_lr，它的前一步还差一点。",
    en="The last step of warmup (warmup_steps - 1) reaches max_lr exactly; the step before is just below it.",
)
def test_last_step(student: Student) -> None:
    check(student, (39, 40, 3e-3), (38, 40, 3e-3))


@points(
    3,
    zh="学习率均匀上升：每一步都增加同样多，即 max_lr / warmup_steps。",
    en="The rate rises evenly: each step adds the same amount, max_lr / warmup_steps.",
)
def test_rises_evenly(student: Student) -> None:
    check(student, *[(step, 7, 0.02) for step in range(7)])


@points(
    2,
    zh="很短的预热也成立：只有 1 步时，这一步就是 max_lr；有 2 步时，先一半，再全部。",
    en="The shortest warmups work as well: with 1 step it is max_lr at once; with 2 it is half of it, then all.",
)
def test_shortest_warmups(student: Student) -> None:
    check(student, (0, 1, 5e-4), (0, 2, 5e-4), (1, 2, 5e-4))


@points(
    2,
    zh="很长的预热（两百万步）也成立：公式里没有任何一步是特殊的。",
    en="Very long warmups (two million steps) work as well: no step is special in the formula.",
)
def test_longest_warmup(student: Student) -> None:
    check(student, (0, 300_000, 0.9), (1_234_567, 2_000_000, 0.9), (499_999, 500_000, 0.9))


@points(
    1,
    zh="max_lr 小得出奇或大得出奇时也一样：不要四舍五入，也不要设上限或下限。",
    en="With an unusually small or large max_lr it is the same: no rounding, no upper or lower bound.",
)
def test_unusual_rates(student: Student) -> None:
    check(student, (2, 7, 3e-9), (0, 30, 2e-13), (5, 11, 40.0), (1, 3, 7e4))


@points(
    2,
    zh="学习率是 max_lr 乘以已完成的比例 (step + 1) / warmup_steps，不论这三个数是多少。",
    en="The rate is max_lr times the fraction that is done, (step + 1) / warmup_steps, whatever these three numbers are.",
)
@settings(max_examples=25)
@example(call=(6, 10, 1e-3))  # sizes that everybody has in mind: some answers are right for these only
@example(call=(33, 100, 3e-4))
@given(call=warmups())
def test_any_step(student: Student, call: tuple[int, int, float]) -> None:
    check(student, (call[0], call[1], call[2]))


@points(
    1,
    zh="学习率只取决于三个参数，不取决于之前问过什么：同样的问题，同样的答案。",
    en="The rate depends on the three arguments only, not on what was asked before: same question, same answer.",
)
def test_same_again(student: Student) -> None:
    check(student, (2, 9, 1e-3), (6, 9, 1e-3), (2, 9, 1e-3), (0, 30, 0.5), (2, 9, 1e-3))
