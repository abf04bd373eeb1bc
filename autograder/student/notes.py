"""Takes notes while a public test runs: which calls were made, what came back, what the test compared it with.

The pictures on a screen are drawn from these notes. What is right is known from the public test alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.model.declared import CurveAlong, Declared, WindowsOf
from autograder.model.verdict import Evidence, Text
from autograder.model.wire import Answer, Call
from autograder.student.answers import in_words
from autograder.student.records import Curve, InWords, Picture, Windows
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

            def is_true(self, *, zh: str, en: str) -> None:
                if self.value is not True:  # the driver's yes or no; the sentence says it all
                    raise Explained(Text(zh, en), Evidence(self.call), InWords(), "")

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
        """A picture of the call that failed, where one helps: windows of a text, or a curve of learning rates."""
        asked = self.asked.get(words)
        if asked is None or asked.answer.raised is not None:
            return None
        shown = self.declared(words).picture
        if isinstance(shown, CurveAlong):
            return self._curve(asked, shown)
        return _windows(asked, shown) if shown is not None else None

    def _curve(self, failed: Asked, shown: CurveAlong) -> Curve | None:
        """The student's whole curve through the failed call, with all points that the tests expect on it."""
        along = shown.argument
        others = {name: value for name, value in failed.call.arguments.items() if name != along}
        points = {
            asked.call.arguments[along]: float(asked.expected[""])
            for asked in self.asked.values()
            if asked.call.function == failed.call.function
            and "" in asked.expected
            and {name: value for name, value in asked.call.arguments.items() if name != along} == others
        }
        first, last = shown.first(failed.call.arguments), shown.last(failed.call.arguments)
        steps = sorted({int(step) for step in np.linspace(first, last, CURVE_POINTS)} | set(points))
        values = [
            self._ask(Call(failed.call.function, {**failed.call.arguments, along: step})).value
            for step in steps
        ]
        drawn = [
            (step, value)
            for step, value in zip(steps, values, strict=True)
            if isinstance(value, float) and np.isfinite(value)
        ]
        if not drawn or len(points) + len(drawn) < 2:
            return None
        return Curve([step for step, _ in drawn], [value for _, value in drawn], sorted(points.items()))


def _windows(asked: Asked, shown: WindowsOf) -> Windows | None:
    """The first window that is not as expected; None when the answer has no row that could be drawn."""
    arguments = asked.call.arguments
    tokens = np.asarray(arguments[shown.row]).tolist()
    for part, expected in asked.expected.items():
        for row, wanted in enumerate(np.atleast_2d(np.asarray(expected)).tolist()):
            mine = _row(asked.answer.value, part, row)
            if mine != wanted:
                if not mine:
                    return None
                begin = shown.begin(arguments, row)
                return Windows(tokens, begin, part, wanted, mine, _row(asked.answer.value, "x", row))
    return None


def _row(value: Any, part: str, row: int) -> list[Any]:
    """A row of a part of the answer; empty when there is none."""
    array = value.get(part) if isinstance(value, dict) else None
    if not isinstance(array, np.ndarray) or array.ndim not in (1, 2):
        return []
    rows = np.atleast_2d(array)
    return rows[row].tolist() if row < len(rows) else []
