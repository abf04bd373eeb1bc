"""Takes notes while a public test runs: which calls were made, what came back, what the test compared it with.

The pictures on a screen are drawn from these notes. What is right is known from the public test alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.model.declared import CurveAlong, CurvesOf, Declared, MatrixOf, TokensOf, WindowsOf
from autograder.model.pictures import (
    Curve,
    Curves,
    Matrix,
    Picture,
    Row,
    Tokens,
    Windows,
    matrix_of,
    tokens_of,
)
from autograder.model.verdict import Evidence, Text
from autograder.model.wire import Answer, Call
from autograder.student.answers import in_words
from autograder.student.records import InWords
from autograder.suite.ask import Asker, Mismatch, Result, call_in_words

CURVE_POINTS = 72


@dataclass
class Asked:
    """One call and its answer; per part of the answer ("" for the whole) what the test expected."""

    call: Call
    answer: Answer
    expected: dict[str, Any] = field(default_factory=dict)


class Explained(Mismatch):
    """A Mismatch that knows what the answer is in words, and whether it was returned or looked at after the call."""

    def __init__(self, detail: Text, evidence: Evidence, in_words: InWords, looked_at: str) -> None:
        super().__init__(detail, evidence)
        self.in_words = in_words
        self.looked_at = looked_at


class Notes:
    """Everything that was asked since the last ``clear``, by the call in the student's words."""

    def __init__(self, ask: Asker, functions: Mapping[str, Callable[..., Any]]) -> None:
        """``functions`` are the driver's, with what their author declares of them."""
        self._ask = ask
        self._functions = functions
        self.asked: dict[str, Asked] = {}

    def ask(self, call: Call) -> Answer:
        """Pass the call on, and remember it."""
        answer = self._ask(call)
        template = getattr(self._functions.get(call.function), "template", "")
        words = call_in_words(template, call.function, call.arguments)
        self.asked[words] = Asked(call, answer)
        return answer

    def result_type(self) -> type[Result]:
        """A kind of Result that writes down what it is compared with, and explains what is off."""
        notes = self

        class NotedResult(Result):
            _expected: Any = None

            def __getitem__(self, part: str) -> Result:
                value = self.value
                if isinstance(value, dict) and part not in value:
                    detail = Text(zh=f"调用之后，没有 {part} 了", en=f"after the call there is no {part}")
                    raise Explained(detail, Evidence(self.call), InWords(), "")
                return super().__getitem__(part)

            def is_close(self, expected: float, *, rel_tol: float = 0.0, abs_tol: float = 0.0) -> None:
                self._note(expected)
                super().is_close(expected, rel_tol=rel_tol, abs_tol=abs_tol)

            def equals(self, expected: Sequence[int] | np.ndarray, dtype: str = "int64") -> None:
                self._note(np.asarray(expected, dtype=dtype))
                super().equals(expected, dtype)

            def all_close(
                self, expected: np.ndarray, *, rtol: float = 0.0, atol: float = 0.0, any_dtype: bool = False
            ) -> None:
                self._note(expected)
                super().all_close(expected, rtol=rtol, atol=atol, any_dtype=any_dtype)

            def _conclusion(self, text: Text) -> Mismatch:
                return Explained(text, Evidence(self.call), InWords(), "")  # the sentence says it all

            def _note(self, expected: Any) -> None:
                self._expected = expected
                notes.expect(self.call, self._part, expected)

            def _mismatch(self, detail: Text, got: Any, expected: Any) -> Mismatch:
                plain = super()._mismatch(detail, got, expected)
                declared = notes.declared(self.call)
                words = in_words(self._answer.value, self._expected, self._part, declared)
                looked_at = "" if declared.is_returned(self._part) else self._part
                said = words.problem or (detail if looked_at else plain.detail)
                return Explained(said, plain.evidence, words, looked_at)

        return NotedResult

    def expect(self, words: str, part: str, expected: Any) -> None:
        """Remember what the answer to a call is compared with."""
        if words in self.asked:
            self.asked[words].expected[part] = expected

    def declared(self, words: str) -> Declared:
        """What the author declares of the function that was called."""
        asked = self.asked.get(words)
        function = self._functions.get(asked.call.function) if asked else None
        return Declared.of(function) if function else Declared()

    def picture(self, words: str) -> Picture | None:
        """The declared picture of the call that failed; None where there is none, or nothing that could be drawn."""
        asked = self.asked.get(words)
        if asked is None or asked.answer.raised is not None:
            return None
        match self.declared(words).picture:
            case CurveAlong() as shown:
                return self._curve(asked, shown)
            case CurvesOf() as shown:
                return _curves(asked, shown)
            case WindowsOf() as shown:
                return _windows(asked, shown)
            case TokensOf() as shown:
                return _tokens(asked, shown)
            case MatrixOf() as shown:
                return _matrix(asked, shown)
        return None

    def _curve(self, failed: Asked, shown: CurveAlong) -> Curves | None:
        """The student's whole curve through the failed call, with all points that the tests expect on it."""
        along, arguments = shown.argument, failed.call.arguments
        others = {name: value for name, value in arguments.items() if name != along}
        points = {
            asked.call.arguments[along]: float(asked.expected[""])
            for asked in self.asked.values()
            if asked.call.function == failed.call.function
            and "" in asked.expected
            and {name: value for name, value in asked.call.arguments.items() if name != along} == others
        }
        steps = np.linspace(shown.first(arguments), shown.last(arguments), CURVE_POINTS)
        drawn = [
            (float(step), value)
            for step in sorted({int(step) for step in steps} | set(points))
            if isinstance(
                value := self._ask(Call(failed.call.function, {**arguments, along: step})).value, float
            )
            and np.isfinite(value)
        ]
        if not drawn or len(points) + len(drawn) < 2:
            return None
        return Curves([Curve(shown.title, along, drawn, sorted(points.items()))], ends=True)


def _curves(asked: Asked, shown: CurvesOf) -> Curves | None:
    """The rows of numbers that were compared; None when no such row came back."""
    compared = {part: (_part(asked, part), asked.expected.get(part)) for part in shown.parts}
    curves = [
        Curve(
            shown.parts[part], "", list(enumerate(got.tolist())), list(enumerate(np.ravel(expected).tolist()))
        )
        for part, (got, expected) in compared.items()
        if expected is not None and _is_drawable(got, 1)
    ]
    return Curves(curves, shown.caption) if curves else None


def _windows(asked: Asked, shown: WindowsOf) -> Windows | None:
    """The first window that is not as expected; None when the answer has no row that could be drawn."""
    text = np.asarray(asked.call.arguments[shown.row]).tolist()
    for part, expected in asked.expected.items():
        for number, wanted in enumerate(np.atleast_2d(np.asarray(expected)).tolist()):
            mine = _row(asked, part, number)
            if mine != wanted:
                rows = [
                    Row(name, offset, _nth(asked.expected.get(name), number), _row(asked, name, number))
                    for name, offset in shown.parts.items()
                ]
                compared = [row for row in rows if row.expected]
                return Windows(text, shown.begin(asked.call.arguments, number), compared) if mine else None
    return None


def _tokens(asked: Asked, shown: TokensOf) -> Tokens | None:
    """The first row of ids that is split another way."""
    for part in shown.parts:
        got, expected = _part(asked, part), asked.expected.get(part)
        if expected is not None and _is_drawable(got, 1):
            rows = (shown.pieces(asked.call.arguments, np.ravel(ids).tolist()) for ids in (got, expected))
            if (tokens := tokens_of(*rows)) is not None:
                return tokens
    return None


def _matrix(asked: Asked, shown: MatrixOf) -> Matrix | None:
    """The first matrix that is not as expected."""
    for part in shown.parts:
        got, expected = _part(asked, part), asked.expected.get(part)
        if expected is not None and _is_drawable(got):
            matrix = matrix_of(got, np.asarray(expected), shown.rows, shown.columns)
            if matrix is not None:
                return matrix
    return None


def _part(asked: Asked, part: str) -> Any:
    """A part of the answer; "" is the whole."""
    value = asked.answer.value
    return value if not part else value.get(part) if isinstance(value, dict) else None


def _is_drawable(value: Any, dimensions: int | None = None) -> bool:
    """Whether it is an array, of that many dimensions."""
    return isinstance(value, np.ndarray) and dimensions in (None, value.ndim)


def _row(asked: Asked, part: str, number: int) -> list[Any]:
    """A row of a part of the answer; empty when there is none."""
    array = _part(asked, part)
    return _nth(array, number) if _is_drawable(array) and array.ndim in (1, 2) else []


def _nth(array: Any, number: int) -> list[Any]:
    rows = np.atleast_2d(np.asarray(array)) if array is not None else []
    return rows[number].tolist() if number < len(rows) else []
