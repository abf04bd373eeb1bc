"""TODO 4b: all blocks in order, the final norm, then the dot product with every row of the table."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points
from tests.hidden.step2_gpt_model.oracles import logits
from tests.hidden.tensors import check, check_unchanged


@points(
    4,
    zh="穿过所有的 block，最后归一化一次，再和词表里的每个向量做点积；梯度到达 x 和词表。",
    en="Through all blocks, then the final norm once, then a dot product with each vector of the vocabulary; gradients "
    "reach x and the table.",
)
def test_values_and_gradients(student: Student) -> None:
    answers = [student.logits(seed=71, shape=[2, 3, 4], blocks=3, vocabulary=size) for size in (5, 4)]
    for answer, size in zip(answers, (5, 4), strict=True):
        check(answer, logits(71, [2, 3, 4], 3, size))


@points(
    2,
    zh="block 按给出的顺序，每个用一次，然后才是 ln_f。",
    en="The blocks in the order in which they are given, each once, and ln_f after them.",
)
def test_each_part_once(student: Student) -> None:
    answer = student.logits(seed=72, shape=[1, 2, 3], blocks=4, vocabulary=6)
    check(answer, logits(72, [1, 2, 3], 4, 6))
    order = "block 0, block 1, block 2, block 3, ln_f"
    if answer["calls"].value != order:
        raise answer["calls"].refuse(
            zh=f"部件的调用顺序不对，应为 {order}",
            en=f"the parts were called in another order than {order}",
            got=answer["calls"].value,
            expected=order,
        )


@points(
    3,
    zh="对任何形状、任何个数的 block 和任何大小的词表都一样。",
    en="It is the same for every shape, every number of blocks and every size of the vocabulary.",
)
@settings(max_examples=4)
@given(
    seed=st.integers(0, 9999),
    shape=st.lists(st.integers(1, 4), min_size=3, max_size=3),
    blocks=st.integers(1, 4),
    vocabulary=st.integers(1, 6),
)
def test_any_shape(student: Student, seed: int, shape: list[int], blocks: int, vocabulary: int) -> None:
    answer = student.logits(seed=seed, shape=shape, blocks=blocks, vocabulary=vocabulary)
    check(answer, logits(seed, shape, blocks, vocabulary))


@points(
    1,
    zh="x 本身不变。",
    en="x itself stays as it is.",
)
def test_x_is_left_alone(student: Student) -> None:
    answer = student.logits(seed=73, shape=[2, 2, 3], blocks=2, vocabulary=4)
    check(answer, logits(73, [2, 2, 3], 2, 4))
    check_unchanged(answer, logits(73, [2, 2, 3], 2, 4).inputs)
