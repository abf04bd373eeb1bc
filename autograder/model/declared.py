"""What an author says of a driver's function, beside the function: what is returned, what a slip means, what shows it.

::

    @in_words("forward(model, input_ids, labels)")
    @returns("logits", "loss", answer={"logits": "array[1000]", "loss": "number", "gradient of *": "array[100]"})
    @advises("loss", "None", zh="…", en="…")
    def evaluating(student, …): …

Plain data and small functions of a call's arguments: drivers run in the sandbox as well, where nobody looks at them.
What a call is answered with at most (``answer``) is read from the driver's text, by the grader as well: it stands there
literally. How it is held: ``answers.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from autograder.model.verdict import Text

Function = TypeVar("Function", bound=Callable[..., Any])
Arguments = Mapping[str, Any]


# The pictures. In the terminal a picture is drawn of a call's arguments and answer, and of what the public test expects.
# In a student's page it is drawn of ``series`` that the hidden test put into its evidence: each of the student's own has
# the right one beside it under the same name with ``expected_`` in front. A series is named like the part of the answer
# that it shows, ``value`` for a whole answer. The page reads ``@pictured(…)`` from the driver's text, without importing
# it: what stands there may use nothing but this module's names.


@dataclass(frozen=True)
class CurveAlong:
    """What the function returns while one argument runs from ``first`` to ``last``, the others as asked.

    Series: the argument, and what was returned for each of its values.
    """

    argument: str
    first: Callable[[Arguments], int]
    last: Callable[[Arguments], int]
    title: Text


@dataclass(frozen=True)
class CurvesOf:
    """Parts of the answer that are rows of numbers, a curve each, by their titles. Series: the parts."""

    parts: Mapping[str, Text]
    caption: Text


@dataclass(frozen=True)
class WindowsOf:
    """Rows of the answer as windows of the argument ``row``, which is a row of whole numbers.

    ``begin`` says where window number n of the answer begins in it; ``parts``, how many places behind that each part of
    the answer does. Series: ``text`` for the row, ``begin`` with one number, the parts.
    """

    row: str
    begin: Callable[[Arguments, int], int]
    parts: Mapping[str, int]


def _as_they_are(arguments: Arguments, row: Sequence[Any]) -> list[str]:
    return [str(each) for each in row]


@dataclass(frozen=True)
class TokensOf:
    """A text as it was split, in colours: a part of the answer that is a row of ids. The first of ``parts`` that is wrong.

    ``pieces`` says which piece of the text each id stands for (default: the ids themselves). Series: the parts, as
    pieces or ids.
    """

    parts: Sequence[str]
    pieces: Callable[[Arguments, Sequence[Any]], Sequence[str]] = _as_they_are


ROW, COLUMN = Text(zh="行", en="row"), Text(zh="列", en="column")


@dataclass(frozen=True)
class MatrixOf:
    """Numbers, or yes and no, in rows and columns as a heat map: the first of ``parts`` that is wrong ("": the whole answer).

    Of a stack of matrices, the first one that differs. Series: the parts row by row ("-inf" and "inf" as text), and
    ``columns`` with one number, how long a row is.
    """

    parts: Sequence[str]
    rows: Text = ROW
    columns: Text = COLUMN


Shown = CurveAlong | CurvesOf | WindowsOf | TokensOf | MatrixOf


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


def returns(*parts: str, answer: str | Mapping[str, str] = "any") -> Callable[[Function], Function]:
    """Which parts of the answer the student's function returned; the others were looked at after the call.

    A part's name counts up to its first comma: "norm" stands for "norm, step 0" as well.

    ``answer`` is what comes back at most: the kind of the whole, or of each part by its name, in which ``*`` stands for
    any text. Kinds: ``number``; ``array[n]``, of n elements at most; ``arrays[m, n]``, so many of them by name;
    ``numbers[n]``, a list; ``text[n]``, n characters; ``settings[n]``, so many plain values, or short lists of them, by
    name; ``any``, whatever is small. None and the name of a type may stand in place of each. Beyond that no answer is
    right, and no test sees it.
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
