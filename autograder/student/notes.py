"""Takes notes while a public test runs: which calls were made, what came back, what the test compared it with.

The pictures on a screen are drawn from these notes. What is right is known from the public test alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.sandbox.wire import Answer, Call
from autograder.student.records import Curve, Picture, Windows
from autograder.suite.ask import Asker, Result, call_in_words

CURVE_POINTS = 72


@dataclass
class Asked:
    """One call and its answer; per part of the answer ("" for the whole) what the test expected."""

    call: Call
    answer: Answer
    expected: dict[str, Any] = field(default_factory=dict)


class Notes:
    """Everything that was asked since the last ``clear``, by the call in the student's words."""

    def __init__(self, ask: Asker, templates: Mapping[str, str]) -> None:
        self._ask = ask
        self._templates = templates
        self.asked: dict[str, Asked] = {}

    def ask(self, call: Call) -> Answer:
        """Pass the call on, and remember it."""
        answer = self._ask(call)
        words = call_in_words(self._templates.get(call.function, ""), call.function, call.arguments)
        self.asked[words] = Asked(call, answer)
        return answer

    def result_type(self) -> type[Result]:
        """A kind of Result that writes down what it is compared with."""
        notes = self

        class NotedResult(Result):
            def is_close(self, expected: float, *, rel_tol: float = 0.0, abs_tol: float = 0.0) -> None:
                notes.expect(self.call, self._part, expected)
                super().is_close(expected, rel_tol=rel_tol, abs_tol=abs_tol)

            def equals(self, expected: Sequence[int] | np.ndarray, dtype: str = "int64") -> None:
                notes.expect(self.call, self._part, expected)
                super().equals(expected, dtype)

        return NotedResult

    def expect(self, words: str, part: str, expected: Any) -> None:
        """Remember what the answer to a call is compared with."""
        if words in self.asked:
            self.asked[words].expected[part] = expected

    def picture(self, words: str) -> Picture | None:
        """A picture of the call that failed, where one helps: windows of a text, or a curve of learning rates."""
        asked = self.asked.get(words)
        if asked is None or asked.answer.raised is not None:
            return None
        if asked.call.function in _CURVES:
            return self._curve(asked)
        if asked.call.function in _WINDOW_OF_ROW:
            return _windows(asked)
        return None

    def _curve(self, failed: Asked) -> Curve | None:
        """The student's whole curve through the failed call, with all points that the tests expect on it."""
        others = {name: value for name, value in failed.call.arguments.items() if name != "step"}
        points = {
            asked.call.arguments["step"]: float(asked.expected[""])
            for asked in self.asked.values()
            if asked.call.function == failed.call.function
            and "" in asked.expected
            and {name: value for name, value in asked.call.arguments.items() if name != "step"} == others
        }
        first, last = _CURVES[failed.call.function](failed.call.arguments)
        steps = sorted({int(step) for step in np.linspace(first, last, CURVE_POINTS)} | set(points))
        values = [
            self._ask(Call(failed.call.function, {**failed.call.arguments, "step": step})).value
            for step in steps
        ]
        drawn = [
            (step, value)
            for step, value in zip(steps, values, strict=True)
            if isinstance(value, float) and np.isfinite(value)
        ]
        if len(points) + len(drawn) < 2:
            return None
        return Curve([step for step, _ in drawn], [value for _, value in drawn], sorted(points.items()))


# First and last step of the schedule that a call is about.
_CURVES: dict[str, Callable[[Mapping[str, Any]], tuple[int, int]]] = {
    "warmup_lr": lambda call: (0, call["warmup_steps"] - 1),
    "cosine_decay_lr": lambda call: (call["warmup_steps"], call["total_steps"]),
}

# Which window of the text a row of the answer is.
_WINDOW_OF_ROW: dict[str, Callable[[Mapping[str, Any], int], int]] = {
    "window": lambda call, row: call["idx"],
    "windows": lambda call, row: call["indices"][row],
    "batches": lambda call, row: row,
}


def _windows(asked: Asked) -> Windows | None:
    """The first window that is not as expected."""
    arguments = asked.call.arguments
    tokens = np.asarray(arguments["tokens"]).tolist()
    for part, expected in asked.expected.items():
        for row, wanted in enumerate(np.atleast_2d(np.asarray(expected)).tolist()):
            mine = _row(asked.answer.value, part, row)
            if mine != wanted:
                begin = _WINDOW_OF_ROW[asked.call.function](arguments, row)
                return Windows(tokens, begin, part, wanted, mine, _row(asked.answer.value, "x", row))
    return None


def _row(value: Any, part: str, row: int) -> list[Any]:
    """A row of a part of the answer; empty when there is none."""
    array = value.get(part) if isinstance(value, dict) else None
    if not isinstance(array, np.ndarray) or array.ndim not in (1, 2):
        return []
    rows = np.atleast_2d(array)
    return rows[row].tolist() if row < len(rows) else []
