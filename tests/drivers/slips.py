"""What drivers of lists declare: what comes back, and what it means when something else does.

The general advice speaks of tensors and slices; here there are lists, dictionaries, pairs and texts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.model.declared import advises, returns

Decorator = Callable[[Any], Any]
Slip = tuple[
    str, str, str
]  # what came back, as a regular expression; what it means, in Chinese and in English

IDS = (
    (r"array\[0\] int64", "列表是空的：看看什么时候该往里面加，加了没有。", "The list is empty: see what should be added, and when."),
    (
        r"array\[\d+\] int64",
        "从左到右一个一个地比：第一个不同的在哪里？为什么会多（或少）出来？",
        "Compare them from the left, one by one: where is the first that differs, and why are there too many (or too few)?",
    ),
    (r"tuple\[\d+\]", "这是元组，要的是列表：用 list(…) 换成列表。", "This is a tuple, where a list is asked for: list(…) makes one."),
    (
        r"map|filter|generator|zip|dict_values|set.*",
        "这还不是列表：用 list(…) 换成列表，或者用 [… for …]。",
        "This is no list yet: list(…) makes one, or write [… for …].",
    ),
    (r"str", "这是一段文字，要的是由数组成的列表。", "This is text, where a list of numbers is asked for."),
    (r"list with a str", "列表里是文字，不是数：去掉引号或 str(…)。", "There is text in the list, not numbers: no quotes, no str(…)."),
    (
        r"list with a NoneType",
        "列表里有 None：字典的 get 找不到又没有第二个参数时，给出的就是 None。",
        "There is a None in the list: that is what a dictionary's get gives for a missing key, without a second argument.",
    ),
    (
        r"list with a (list|tuple).*",
        "列表里面还有列表或元组：要的是一排数，用 extend 或 + 连接，append 只加一个数。",
        "There are lists or tuples in the list, where one row of numbers is asked for: extend or + joins lists, append adds "
        "a single number.",
    ),
)  # fmt: skip
TEXT = (
    (
        r"list.*|tuple\[\d+\]|map|generator",
        "这是一个个字符，还没有连成一段文字：字符串的哪个方法能把它们连起来？",
        "These are single characters, not yet one text: which method of a string joins them?",
    ),
)
COUNTS = (
    (r"list\[\d+\]", "这是列表，要的是字典：(左, 右) → 次数。", "This is a list, where a dictionary is asked for: (left, right) → count."),
    (r"array\[0, 3\] int64", "字典是空的：看看在哪里往里面写。", "The dictionary is empty: see where it is written to."),
    (
        r"array\[\d+, 3\] int64",
        "键的个数不对：哪些对不该有，或者少了？（每行是左、右、次数。）",
        "The number of keys is off: which pairs are too many, or missing? (Each row is left, right, count.)",
    ),
    (
        r"dict with a key that is .*",
        "键应是元组 (左, 右)，两个都是整数。",
        "Keys are tuples (left, right) of two integers.",
    ),
)  # fmt: skip
PAIR = (
    (
        r"list\[\d+\]",
        "一对是元组 (左, 右)，不是列表：直接返回字典里的那个键。",
        "A pair is a tuple, (left, right), not a list: return the dictionary's key as it is.",
    ),
    (r"int", "这是一个数：要返回的是这一对，不是它的次数。", "This is one number: the pair is asked for, not its count."),
    (
        r"tuple\[\d+\]|tuple with a .*",
        "要返回的只是一对编号 (左, 右)，不带次数。",
        "Just the pair is asked for, (left, right), without its count.",
    ),
)  # fmt: skip


def returns_ids(part: str) -> Decorator:
    """A list of ids comes back."""
    return _declared(part, IDS)


def returns_text(part: str) -> Decorator:
    """A text comes back."""
    return _declared(part, TEXT)


def returns_counts(part: str) -> Decorator:
    """A dictionary of pairs and counts comes back."""
    return _declared(part, COUNTS)


def returns_pair(part: str) -> Decorator:
    """A tuple of two ids comes back."""
    return _declared(part, PAIR)


def _declared(part: str, slips: tuple[Slip, ...]) -> Decorator:
    """That this part is what the student's function returned, and what such slips mean, in their order."""

    def decorate(function: Any) -> Any:
        for found, zh, en in reversed(slips):  # what is declared last is looked at first
            function = advises(part, rf"({found})( in place of .*)?", zh=zh, en=en)(function)
        return returns(part)(function)

    return decorate
