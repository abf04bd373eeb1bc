"""TODO 1: every window of the text, and its target one place on."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, alike, points
from tests.hidden.step3_pretrain.oracles import window
from tests.hidden.step3_pretrain.pictures import drawn, window_series

TEXT = [40, 7, 19, 3, 28, 7, 51, 33, 12]


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[int], int]:
    """Ids and a block size: one to eight windows."""
    block_size = draw(st.integers(1, 9))
    length = block_size + draw(st.integers(1, 8))
    return draw(st.lists(st.integers(0, 90_000), min_size=length, max_size=length)), block_size


@st.composite
def places(draw: st.DrawFn) -> tuple[list[int], int, int]:
    """Ids, a block size, and the index of one of the windows."""
    tokens, block_size = draw(texts())
    return tokens, block_size, draw(st.integers(0, len(tokens) - block_size - 1))


def check(answer: Result, tokens: Any, block_size: int, idx: int) -> None:
    """The answer is exactly window ``idx`` and its target, as LongTensors."""
    x, y = window(tokens, block_size, idx)
    with drawn(lambda: window_series(answer, tokens, idx, x, y)):
        answer["x"].equals(x)
        answer["y"].equals(y)


def check_all(answer: Result, tokens: Any, block_size: int, indices: list[int]) -> None:
    """The rows of the answer are exactly these windows and their targets."""
    pairs = [window(tokens, block_size, idx) for idx in indices]
    answer["x"].equals(np.array([x for x, _ in pairs]))
    answer["y"].equals(np.array([y for _, y in pairs]))


@points(
    3,
    zh="第 0 个窗口从文本的第一个编号开始，第 1 个窗口从第二个开始；目标 y 总是比 x 往后移一个位置，"
    "因为每个位置要猜的正是下一个字符。",
    en="Window 0 begins with the first id of the text and window 1 with the second; the target y is always one place "
    "on from x, because what each place has to guess is the very next character.",
)
def test_first_windows(student: Student) -> None:
    first = student.window(tokens=TEXT, block_size=4, idx=0)
    second = student.window(tokens=TEXT, block_size=4, idx=1)
    both = student.windows(tokens=TEXT, block_size=4, indices=[1, 0])
    check(first, TEXT, 4, 0)
    check(second, TEXT, 4, 1)
    check_all(both, TEXT, 4, [1, 0])


@points(
    3,
    zh="最后一个窗口（idx = N - block_size - 1）也是完整的：它的目标以文本的最后一个编号结束，不从头绕回，也不缺一个。",
    en="The last window (idx = N - block_size - 1) is complete as well: its target ends with the last id of the text; "
    "it doesn't wrap around to the beginning, and none is missing.",
)
def test_last_window(student: Student) -> None:
    last = student.window(tokens=TEXT, block_size=4, idx=4)
    wide = student.window(tokens=TEXT, block_size=7, idx=1)
    later = student.windows(tokens=TEXT, block_size=4, indices=[2, 4, 3])
    check(last, TEXT, 4, 4)
    check(wide, TEXT, 7, 1)
    check_all(later, TEXT, 4, [2, 4, 3])


@points(
    4,
    zh="不论文本、block_size 和 idx 是多少：x 是从位置 idx 开始的 block_size 个编号，y 是从 idx + 1 开始的 block_size 个，"
    "都原样取自文本，类型是 int64。",
    en="Whatever the text, block_size and idx: x is the block_size ids from place idx on, y the block_size ids from "
    "idx + 1 on, both straight from the text, as int64.",
)
@settings(max_examples=20)
@given(place=places())
def test_any_window(student: Student, place: tuple[list[int], int, int]) -> None:
    tokens, block_size, idx = place
    indices = [
        idx,
        len(tokens) - block_size - 1 - idx,
    ]  # of one dataset, so that the second depends on no first
    check_all(
        student.windows(tokens=tokens, block_size=block_size, indices=indices), tokens, block_size, indices
    )


@points(
    4,
    zh="同一个数据集的每一个窗口都对，不只是第一个：idx 每加 1，窗口就往后移一个位置。",
    en="Every window of a dataset is right, not only the first one: each step of idx moves the window on by one place.",
)
@settings(max_examples=12)
@given(text=texts())
def test_every_window(student: Student, text: tuple[list[int], int]) -> None:
    tokens, block_size = text
    indices = list(reversed(range(len(tokens) - block_size)))
    answer = student.windows(tokens=tokens, block_size=block_size, indices=indices)
    check_all(answer, tokens, block_size, indices)


@points(
    2,
    zh="大小不限：block_size = 1 时，窗口和目标各只有一个编号；文本只比窗口多一个编号时，正好有一个窗口；"
    "长文本深处的大窗口也一样。",
    en="Any size will do: with block_size = 1, window and target hold one id each; a text that is one id longer than "
    "the window has exactly one window; and a wide window deep inside a long text is no different.",
)
def test_smallest_and_largest(student: Student) -> None:
    long_text = np.random.default_rng(5).integers(1, 60_000, size=1500)
    one = student.window(tokens=[8, 1, 6], block_size=1, idx=1)
    only = student.window(tokens=[31, 2, 77, 5, 60], block_size=4, idx=0)
    deep = student.window(tokens=long_text, block_size=200, idx=1234)
    large_ids = np.array([70_000, 2_000_000_000, 100_277, 3, 16_777_217, 1_000_003])
    large = student.window(tokens=large_ids, block_size=4, idx=1)
    check(one, [8, 1, 6], 1, 1)
    check(only, [31, 2, 77, 5, 60], 4, 0)
    check(deep, long_text, 200, 1234)
    check(large, large_ids, 4, 1)


@points(
    2,
    zh="再问一次同一个窗口，答案不变，先后顺序也不影响；取窗口不会改动 self.tokens，因为所有窗口共用同一份文本。",
    en="Asked again, a window is the same, and the order of asking doesn't matter; taking a window leaves self.tokens "
    "unchanged, because all windows share one text.",
)
def test_same_again(student: Student) -> None:
    often = [(7 * k) % 6 for k in range(60)]
    indices = [3, 0, 3, 5, 1, 0]
    asked_often = student.windows(tokens=TEXT, block_size=3, indices=often)
    answer = student.windows(tokens=TEXT, block_size=3, indices=indices)
    check_all(asked_often, TEXT, 3, often)
    check_all(answer, TEXT, 3, indices)
    unchanged = [alike(answer[part].value, np.array(TEXT)) for part in ("tokens", "tokens of the dataset")]
    answer.concluded(
        "tokens",
        all(unchanged),
        zh="self.tokens 被改动了，它应保持不变",
        en="self.tokens was changed; it has to stay as it is",
    )


@points(
    2,
    zh="DataLoader 能把窗口叠成一批一批：所以每个窗口都要是同样长的张量，而且数据集的长度要正好是窗口的个数。",
    en="A DataLoader can stack the windows into batches: so each has to be a tensor of the same length, and the dataset "
    "has to be as long as it has windows.",
)
def test_data_loader(student: Student) -> None:
    answer = student.batches(tokens=TEXT, block_size=4, batch_size=2)
    check_all(answer, TEXT, 4, [0, 1, 2, 3, 4])
