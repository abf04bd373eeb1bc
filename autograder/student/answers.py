"""Says what a wrong answer is where its value says too little: a tensor of another shape, a list, nothing at all."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from autograder.model.declared import Advice, Declared
from autograder.model.verdict import Text
from autograder.model.wire import Opaque
from autograder.student.records import InWords

NOTHING_DECLARED = Declared()
SMALL_TABLE = 24  # numbers that are shown as they are

NOTHING = Text(zh="None：什么都没有", en="None: nothing at all")
FORGOT_RETURN = Text(
    zh="函数没有返回任何东西：是不是忘了 return？", en="The function returned nothing: is a `return` missing?"
)
AN_ELEMENT = Text(
    zh="[i] 只取出一个元素；要取连续的一段，用切片 [a:b]。",
    en="[i] takes a single element; a run of them is a slice, [a:b].",
)
EMPTY_SLICE = Text(
    zh="这一段是空的。切片 [a:b] 从 a 取到 b 之前为止，所以 b 要比 a 大：看看起点和终点各是多少。",
    en="It is empty. A slice [a:b] goes from a to just before b, so b must be the larger: see what your a and b are.",
)
WHOLE_NUMBERS = Text(
    zh="编号要保持整数（int64）：不需要 .float()、.int() 之类的转换。",
    en="Ids stay whole numbers (int64): no .float(), .int() or the like.",
)
SWAPPED_AXES = Text(
    zh="数目对，轴的顺序不对：是不是多了一个 transpose、permute 或 .T？",
    en="The sizes are right, in another order: is there a transpose, a permute or a .T too many?",
)
RESHAPED = Text(
    zh="数的总数对，只是折叠的方式不同：是不是多了一个 view、reshape 或 flatten？",
    en="As many numbers as expected, folded in another way: is there a view, a reshape or a flatten too many?",
)
EXTRA_AXIS = Text(
    zh="多了一个长度为 1 的轴：是不是多了 unsqueeze、[None] 或一层方括号？",
    en="There is an axis of length 1 too many: is there an unsqueeze, a [None] or a pair of brackets too many?",
)
# What turns up in place of a tensor or a number, by its type's name, and what that usually comes from.
SLIPS: tuple[tuple[str, Text], ...] = (
    (
        r"list\[\d+\]",
        Text(
            zh="这是 Python 的列表。张量的切片本来就是张量：去掉 .tolist()、list(…) 或方括号。",
            en="This is a Python list. A slice of a tensor is a tensor already: leave out .tolist(), list(…) or the "
            "brackets.",
        ),
    ),
    (
        r"ndarray",
        Text(zh="这是 numpy 数组：去掉 .numpy()。", en="This is a numpy array: leave out .numpy()."),
    ),
    (
        r"tuple\[1\]",
        Text(
            zh="行末的逗号会让 Python 返回一个元组：去掉它。",
            en="A comma at the end of the line makes Python return a tuple: take it out.",
        ),
    ),
    (
        r"str",
        Text(
            zh="这是一段文字，不是数：去掉引号或 str(…)。",
            en="This is text, not a number: no quotes, no str(…).",
        ),
    ),
    (
        r"(function|builtin_function_or_method|method)",
        Text(
            zh="这是函数本身，不是它算出来的值：调用它要写括号。",
            en="This is the function itself, not what it computes: to call it, write parentheses.",
        ),
    ),
    (
        r"bool",
        Text(
            zh="这是 True 或 False：是不是把 = 写成了 ==，或者返回了一个比较？",
            en="This is True or False: is there a == for a =, or a comparison that is returned?",
        ),
    ),
)


def in_words(value: Any, expected: Any, part: str = "", declared: Declared = NOTHING_DECLARED) -> InWords:
    """What a plain answer is, what it should have been, and what probably happened, as far as the values don't say it.

    ``expected`` is the array or number that it was compared with; None when there was none. ``declared`` is what the
    author says of slips.
    """
    nothing = value is None or (isinstance(value, Opaque) and value.type == "NoneType")
    own = _authors_advice(value, part, declared)
    if nothing:
        return InWords(NOTHING, _shape_in_words(expected), own.text if own else FORGOT_RETURN)
    if isinstance(value, Opaque):
        return _of_another_kind(value.type, expected, own)
    if isinstance(value, np.ndarray) and isinstance(expected, np.ndarray):
        if value.shape != expected.shape:
            return _of_another_shape(value, expected, own)
        if value.dtype != expected.dtype and expected.dtype.kind == "i":
            return InWords(advice=WHOLE_NUMBERS)
    return InWords()


def _authors_advice(value: Any, part: str, declared: Declared) -> Advice | None:
    """What the author says of such an answer, if anything."""
    if isinstance(value, np.ndarray):
        short = f"array{list(value.shape)} {value.dtype.name}"
    else:
        short = value.type if isinstance(value, Opaque) else str(value)
    short = "None" if short == "NoneType" else short
    fitting = (each for each in declared.advice if each.part == part and re.fullmatch(each.found, short))
    return next(fitting, None)


def _of_another_kind(type_name: str, expected: Any, own: Advice | None) -> InWords:
    kind = type_name.partition(" in place of ")[0]
    if own is not None and own.expected is not None:
        problem = Text(zh=f"{kind}，不是{own.expected.zh}", en=f"{kind}, not {own.expected.en}")
        return InWords(problem, own.expected, own.text)
    if own is not None:
        return InWords(advice=own.text)
    advice = next((text for pattern, text in SLIPS if re.fullmatch(pattern, kind)), None)
    return InWords(expected=_shape_in_words(expected), advice=advice)


def _of_another_shape(value: np.ndarray, expected: np.ndarray, own: Advice | None) -> InWords:
    advice = own.text if own else _slip_of_shape(value, expected)
    is_row = expected.ndim == 1 and value.ndim <= 1 and value.size
    is_table = own is not None and max(value.size, expected.size) <= SMALL_TABLE
    if (
        is_row or is_table
    ):  # what is short is best seen itself; of a table, where its author says what a row is
        return InWords(advice=advice)
    return InWords(_shape_in_words(value), _shape_in_words(expected), advice=advice)


def _shape_in_words(array: Any) -> Text | None:
    """The shape of a tensor; None for anything else, and for a row, which is short enough to be shown."""
    if not isinstance(array, np.ndarray) or (array.ndim == 1 and array.size):
        return None
    shape = list(array.shape)
    if not shape:
        return Text(zh="一个数（形状为 [] 的张量）", en="a single number (a tensor of shape [])")
    return Text(zh=f"形状为 {shape} 的张量", en=f"a tensor of shape {shape}")


def _slip_of_shape(value: np.ndarray, expected: np.ndarray) -> Text | None:
    """What usually makes this shape out of that one."""
    mine, right = value.shape, expected.shape
    if not mine:
        return AN_ELEMENT
    if not value.size and expected.size:
        return EMPTY_SLICE
    if len(mine) == len(right):
        if sorted(mine) == sorted(right):
            return SWAPPED_AXES
        return _one_axis_off(mine, right)
    if tuple(size for size in mine if size != 1) == right:
        return EXTRA_AXIS
    return RESHAPED if value.size == expected.size else None


def _one_axis_off(mine: tuple[int, ...], right: tuple[int, ...]) -> Text | None:
    """One value too many or too few along one axis, all others being right."""
    off = [
        (axis, have - want) for axis, (have, want) in enumerate(zip(mine, right, strict=True)) if have != want
    ]
    if len(off) != 1 or abs(off[0][1]) != 1:
        return None
    axis, difference = off[0]
    along = Text("", "") if len(right) == 1 else Text(f"第 {axis} 个轴上", f" along axis {axis}")
    if difference > 0:
        return Text(
            zh=f"{along.zh}多了一个：看看切片的终点。",
            en=f"There is one too many{along.en}: see where the slice ends.",
        )
    return Text(
        zh=f"{along.zh}少了一个：看看切片的起点和终点。",
        en=f"There is one too few{along.en}: see where the slice begins and ends.",
    )
