"""What an author says of a driver's function, beside the function: what is returned, what a slip means, what shows it.

::

    @in_words("forward(model, input_ids, labels)")
    @returns("logits", "loss")
    @advises("loss", "None", zh="…", en="…")
    def evaluating(student, …): …

Plain data and small functions of a call's arguments: drivers run in the sandbox as well, where nobody looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from autograder.model.verdict import Text

Function = TypeVar("Function", bound=Callable[..., Any])
Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class CurveAlong:
    """A picture: what the function returns while one argument runs from ``first`` to ``last``, the others as asked."""

    argument: str
    first: Callable[[Arguments], int]
    last: Callable[[Arguments], int]


@dataclass(frozen=True)
class WindowsOf:
    """A picture: rows of the answer as windows of the argument ``row``, which is a row of whole numbers.

    ``begin`` says where row number n of the answer begins in it.
    """

    row: str
    begin: Callable[[Arguments, int], int]


Shown = CurveAlong | WindowsOf


@dataclass(frozen=True)
class Advice:
    """What probably happened when a part of an answer is ``found``: a regular expression for what came back in short.

    That is ``None``, a type's name as the driver gave it (``list[2]``), or ``array[2, 3] float32``. ``expected`` is what
    should have been there, where the shape doesn't say it.
    """

    part: str
    found: str
    text: Text
    expected: Text | None = None


def returns(*parts: str) -> Callable[[Function], Function]:
    """Which parts of the answer the student's function returned; the others were looked at after the call.

    A part's name counts up to its first comma: "norm" stands for "norm, step 0" as well.
    """
    return _mark("returned", frozenset(parts))


def advises(
    part: str, found: str, *, zh: str, en: str, expected_zh: str = "", expected_en: str = ""
) -> Callable[[Function], Function]:
    """What students read when that part is found to be so; the first that fits counts."""
    expected = Text(expected_zh, expected_en) if expected_en else None

    def mark(function: Function) -> Function:
        advice = (Advice(part, found, Text(zh, en), expected), *getattr(function, "advice", ()))
        function.advice = advice  # pyright: ignore[reportFunctionMemberAccess]
        return function

    return mark


def pictured(shown: Shown) -> Callable[[Function], Function]:
    """Which picture shows a wrong answer."""
    return _mark("picture", shown)


def _mark(name: str, value: object) -> Callable[[Function], Function]:
    def mark(function: Function) -> Function:
        setattr(function, name, value)
        return function

    return mark


@dataclass(frozen=True)
class Declared:
    """All that is declared of one function."""

    returned: frozenset[str] = frozenset()
    advice: tuple[Advice, ...] = ()
    picture: Shown | None = None

    @classmethod
    def of(cls, function: Callable[..., Any]) -> Declared:
        """What stands beside the function."""
        given = {name: getattr(function, name, None) for name in ("returned", "advice", "picture")}
        return cls(**{name: value for name, value in given.items() if value is not None})

    def is_returned(self, part: str) -> bool:
        """Whether a part of an answer ("loss", "norm, step 0"; "" for the whole) came from the student's function."""
        return part == "" or part.split(",")[0] in self.returned
