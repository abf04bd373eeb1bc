"""TODO 2: h = x + attn(ln_1(x)), then h + mlp(ln_2(h)); its parts are puppets of which everything is known."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step2_gpt_model.oracles import block
from tests.hidden.tensors import check, check_unchanged

ORDER = "ln_1, attn, ln_2, mlp"


@points(
    7,
    zh="先归一化再进部件，部件的结果加到没有归一化的主干上；mlp 看到的是加过注意力之后的主干。梯度沿着主干和部件都能回来。",
    en="Each part sees the normalised stream and its result is added to the stream itself; mlp sees the stream after "
    "attention was added. Gradients come back along the stream and through the parts.",
)
def test_values_and_gradients(student: Student) -> None:
    shapes = [[2, 3, 4], [3, 3, 3]]
    answers = [student.block(seed=21, shape=shape) for shape in shapes]
    for answer, shape in zip(answers, shapes, strict=True):
        check(answer, block(21, shape))


@points(
    4,
    zh="对任何批大小、长度和宽度都一样，包括 1。",
    en="It is the same for every batch size, length and width, 1 included.",
)
@settings(max_examples=4)
@given(seed=st.integers(0, 9999), shape=st.lists(st.integers(1, 4), min_size=3, max_size=3))
def test_any_shape(student: Student, seed: int, shape: list[int]) -> None:
    check(student.block(seed=seed, shape=shape), block(seed, shape))


@points(
    2,
    zh="四个部件各用一次，依次是 ln_1、attn、ln_2、mlp。",
    en="Each of the four parts is used once: ln_1, attn, ln_2, mlp in this order.",
)
def test_each_part_once(student: Student) -> None:
    answer = student.block(seed=22, shape=[1, 4, 2])
    check(answer, block(22, [1, 4, 2]))
    if answer["calls"].value != ORDER:
        raise answer["calls"].refuse(
            zh=f"部件的调用顺序不对，应为 {ORDER}",
            en=f"the parts were called in another order than {ORDER}",
            got=answer["calls"].value,
            expected=ORDER,
        )


@points(
    2,
    zh="x 本身不变：x = x + … 造出新的张量，x += … 会改变调用者的张量。",
    en="x itself stays as it is: x = x + … makes a new tensor, x += … changes the caller's.",
)
def test_x_is_left_alone(student: Student) -> None:
    answer = student.block(seed=23, shape=[2, 2, 3])
    check(answer, block(23, [2, 2, 3]))
    check_unchanged(answer, block(23, [2, 2, 3]).inputs)
