"""TODO 2b: the learning rate falls from max_lr to min_lr along half a cosine wave."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step3_pretrain.oracles import cosine_decay_lr
from tests.hidden.step3_pretrain.pictures import drawn, schedule_series

Call = tuple[int, int, int, float, float]


@st.composite
def decays(draw: st.DrawFn) -> Call:
    """step, warmup_steps, total_steps, max_lr, min_lr."""
    warmup_steps = draw(st.integers(0, 1000))
    decay_steps = draw(st.integers(1, 1000))
    step = warmup_steps + draw(st.integers(0, decay_steps))
    max_lr = draw(st.floats(1e-6, 4.0))
    return step, warmup_steps, warmup_steps + decay_steps, max_lr, max_lr * draw(st.floats(0.0, 1.0))


def check(student: Student, *calls: Call, more: Sequence[Call] = ()) -> None:
    """Ask all of the calls, then compare each with the formula. ``more`` is only asked for the picture of a failure."""
    answers = [
        student.cosine_decay_lr(
            step=step, warmup_steps=warmup_steps, total_steps=total_steps, max_lr=max_lr, min_lr=min_lr
        )
        for step, warmup_steps, total_steps, max_lr, min_lr in (*calls, *more)
    ]
    with drawn(lambda: schedule_series((*calls, *more), answers, cosine_decay_lr)):
        for answer, call in zip(answers, calls, strict=False):
            answer.is_close(cosine_decay_lr(*call), abs_tol=1e-9 * call[3])


@points(
    2,
    zh="衰减从 max_lr 开始：step = warmup_steps 时进度 p 是 0，所以两处都要减去预热的步数；再过一步，学习率已经低了一点。",
    en="The decay starts from max_lr: at step = warmup_steps the progress p is 0, which is why the warmup steps come off "
    "in both places; one step later the rate is already a little lower.",
)
def test_start(student: Student) -> None:
    more: list[Call] = [(step, 30, 42, 8e-3, 5e-4) for step in (33, 36, 39, 42)]
    check(student, (30, 30, 42, 8e-3, 5e-4), (31, 30, 42, 8e-3, 5e-4), more=more)


@points(
    2,
    zh="衰减到 min_lr 结束：step = total_steps 时正好是 min_lr，前一步还略高一点。",
    en="The decay ends at min_lr: exactly there at step = total_steps, and still a little above it one step earlier.",
)
def test_end(student: Student) -> None:
    more: list[Call] = [(step, 30, 42, 8e-3, 5e-4) for step in (30, 33, 36, 39)]
    check(student, (42, 30, 42, 8e-3, 5e-4), (41, 30, 42, 8e-3, 5e-4), more=more)


@points(
    3,
    zh="走完一半时，学习率是 max_lr 和 min_lr 的平均值；在四分之一处，它比直线高（开始降得慢），在四分之三处比直线低。",
    en="Half-way the rate is the mean of max_lr and min_lr; after a quarter it is above the straight line (it starts to "
    "fall slowly), after three quarters below it.",
)
def test_middle_and_quarters(student: Student) -> None:
    more: list[Call] = [(step, 20, 100, 6e-3, 1e-3) for step in (20, 30, 50, 70, 90, 100)]
    check(student, *[(step, 20, 100, 6e-3, 1e-3) for step in (40, 60, 80)], more=more)


@points(
    1,
    zh="很短的衰减也成立：只有 1 步时，直接从 max_lr 到 min_lr；有 2 步时，中间是平均值。",
    en="The shortest decays work as well: with 1 step, straight from max_lr to min_lr; with 2, the mean in between.",
)
def test_shortest_decays(student: Student) -> None:
    one = [(step, 12, 13, 2e-3, 3e-4) for step in (12, 13)]
    two = [(step, 5, 7, 2e-3, 3e-4) for step in (5, 6, 7)]
    check(student, *one, *two)


@points(
    2,
    zh="min_lr 是曲线的终点：可以是 0，这时学习率一直降到 0；也可以等于 max_lr，这时学习率不变。",
    en="min_lr is where the curve ends: it may be 0, then the rate falls all the way to 0; and it may equal max_lr, then "
    "the rate stays the same.",
)
def test_lowest_and_highest_min_lr(student: Student) -> None:
    to_zero = [(step, 10, 50, 0.4, 0.0) for step in (22, 37, 50)]
    constant = [(step, 10, 50, 0.4, 0.4) for step in (10, 22, 37, 50)]
    check(student, *to_zero, *constant)


@points(
    1,
    zh="很长的训练（两百万步）也成立：公式里没有任何一步是特殊的。",
    en="Very long training (two million steps) works as well: no step is special in the formula.",
)
def test_longest_training(student: Student) -> None:
    check(
        student,
        (10_001, 10_000, 300_000, 0.7, 0.07),
        (1_234_567, 10_000, 2_000_000, 0.7, 0.07),
        (399_000, 10_000, 400_000, 0.7, 0.07),
    )


@points(
    1,
    zh="学习率小得出奇或大得出奇时也一样：不要四舍五入，也不要设别的上限或下限。",
    en="With unusually small or large rates it is the same: no rounding, and no other upper or lower bound.",
)
def test_unusual_rates(student: Student) -> None:
    check(
        student,
        (17, 6, 29, 3e-9, 2e-10),
        (21, 6, 29, 2e-13, 0.0),
        (17, 6, 29, 40.0, 7.0),
        (25, 6, 29, 7e4, 11.0),
    )


@points(
    2,
    zh="学习率是 min_lr + ½ · (max_lr - min_lr) · (1 + cos(π · p))，p 是衰减走完的比例，不论这些数是多少。",
    en="The rate is min_lr + 1/2 * (max_lr - min_lr) * (1 + cos(pi * p)), p being the fraction of the decay that is "
    "done, whatever these numbers are.",
)
@settings(max_examples=25)
@given(call=decays())
def test_any_step(student: Student, call: Call) -> None:
    check(student, (call[0], call[1], call[2], call[3], call[4]))


@points(
    1,
    zh="学习率只取决于五个参数，不取决于之前问过什么：同样的问题，同样的答案。",
    en="The rate depends on the five arguments only, not on what was asked before: same question, same answer.",
)
def test_same_again(student: Student) -> None:
    asked: Call = (17, 8, 33, 1e-3, 2e-4)
    check(student, asked, (29, 8, 33, 1e-3, 2e-4), asked, (4, 0, 9, 0.6, 0.1), asked)
