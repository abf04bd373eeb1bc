"""Compares texts: what the suites of this step need beside numbers."""

from __future__ import annotations

from autograder.model.wire import Opaque
from autograder.suite import Result


def check_text(answer: Result, expected: str) -> None:
    """A string of exactly these characters. Raises Mismatch."""
    value = answer.value
    if value is None:
        raise answer.refuse(
            zh="返回了 None，应返回一个字符串（是不是忘了 return？）",
            en="returned None, where a string was expected (is a `return` missing?)",
            expected=expected,
        )
    if not isinstance(value, str):
        name = value.type if isinstance(value, Opaque) else "list of numbers"
        raise answer.refuse(
            zh=f"返回的是 {name}，应为一个字符串",
            en=f"returned a {name}, where a string was expected",
            expected=expected,
        )
    if value != expected:
        raise answer.refuse(zh="文字不对", en="the text is wrong", got=value, expected=expected)
