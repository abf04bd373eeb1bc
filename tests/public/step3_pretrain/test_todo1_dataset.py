"""TODO 1: what you can check yourself. The hidden suite asks for other texts, sizes and places as well."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points

TEXT = [5, 8, 2, 9, 4, 7]


@points(
    0,
    zh="第 0 个窗口从文本的第一个编号开始，目标 y 比 x 往后移一个位置：每个位置要猜的正是下一个字符。",
    en="Window 0 begins with the first id of the text, and the target y is one place on from x: what each place has to "
    "guess is the very next character.",
)
def test_first_window(student: Student) -> None:
    answer = student.window(tokens=TEXT, block_size=3, idx=0)
    answer["x"].equals([5, 8, 2])
    answer["y"].equals([8, 2, 9])


@points(
    0,
    zh="最后一个窗口也是完整的：它的目标以文本的最后一个编号结束。",
    en="The last window is complete as well: its target ends with the last id of the text.",
)
def test_last_window(student: Student) -> None:
    answer = student.window(tokens=TEXT, block_size=3, idx=2)
    answer["x"].equals([2, 9, 4])
    answer["y"].equals([9, 4, 7])


@points(
    0,
    zh="idx 每加 1，窗口就往后移一个位置；取窗口不会改动 self.tokens。",
    en="Each step of idx moves the window on by one place; taking a window leaves self.tokens unchanged.",
)
def test_every_window(student: Student) -> None:
    answer = student.windows(tokens=TEXT, block_size=2, indices=[0, 1, 2, 3])
    answer["x"].equals(np.array([[5, 8], [8, 2], [2, 9], [9, 4]]))
    answer["y"].equals(np.array([[8, 2], [2, 9], [9, 4], [4, 7]]))
    for part in ("tokens of the dataset", "tokens"):
        answer[part].stays(np.array(TEXT), zh="self.tokens 被改动了", en="self.tokens was changed")


@points(
    0,
    zh="DataLoader 能把窗口叠成一批一批。",
    en="A DataLoader can stack the windows into batches.",
)
def test_data_loader(student: Student) -> None:
    answer = student.batches(tokens=TEXT, block_size=3, batch_size=2)
    answer["x"].equals(np.array([[5, 8, 2], [8, 2, 9], [2, 9, 4]]))
    answer["y"].equals(np.array([[8, 2, 9], [2, 9, 4], [9, 4, 7]]))
