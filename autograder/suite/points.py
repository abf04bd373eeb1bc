"""``@points``: what a test is worth, and the fact that it checks in a student's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from autograder.model.verdict import Text

Function = TypeVar("Function", bound=Callable[..., Any])


def points(value: float, *, zh: str, en: str) -> Callable[[Function], Function]:
    """Mark a test with its points (0 in public suites) and with its fact, in Chinese and English.

    The fact is one sentence that a student reads when the test fails: what is true of a right answer, and why.
    """
    return pytest.mark.points(value, Text(zh=zh, en=en))
