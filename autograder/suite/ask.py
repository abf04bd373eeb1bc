"""How a test asks the student's code, and how it says what is wrong with the answer.

A test gets one fixture, ``student``, and asks it the functions of the TODO's driver with keyword arguments::

    student.scale(value=3.0, factor=2.0).is_close(6.0, rel_tol=1e-9)

The same test runs in-process (public checks, debugging), live through the sandbox, and on recorded calls whose
answers came back in one batch: only the function behind ``Student`` differs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.model.answers import BEYOND
from autograder.model.verdict import Evidence, Text
from autograder.model.wire import Answer, Call, Opaque, Raised
from autograder.suite.compare import alike
from autograder.suite.slips import advice_on, own_words

Asker = Callable[[Call], Answer]
SHOWN_ELEMENTS = 12
BEYOND_IN_WORDS = Text(
    zh="返回的内容超出了这个问题可能的答案：太大、嵌套太深，或者不是约定的类型",
    en="what came back is beyond anything that answers this question: too large, nested too deeply, or of another kind",
)


class Mismatch(AssertionError):
    """An answer is not what the test expects. ``detail`` says in which way, ``evidence`` what came back.

    ``raised`` is the student's own exception, if there was one. Its message may hold what the call was made with, so
    only the public checks show it whole.
    """

    def __init__(self, detail: Text, evidence: Evidence, raised: Raised | None = None) -> None:
        super().__init__(f"{evidence.call}: {detail.en}")
        self.detail = detail
        self.evidence = evidence
        self.raised = raised


class Student:
    """The student's code as a test sees it: each attribute is a question of the TODO's driver."""

    def __init__(self, ask: Asker, templates: Mapping[str, str], result: type[Result] | None = None) -> None:
        """``templates`` says per function how the call reads in a student's words (``plain.in_words``).

        ``result`` is the kind of Result that questions give, for callers that take notes of what is compared.
        """
        self._ask = ask
        self._templates = templates
        self._result = result or Result
        self.unanswered: Exception | None = (
            None  # what ended the asking, so that nobody takes it for a test's fault
        )

    def __getattr__(self, function: str) -> Callable[..., Result]:
        if function.startswith("_"):
            raise AttributeError(function)

        def question(**arguments: Any) -> Result:
            words = call_in_words(self._templates.get(function, ""), function, arguments)
            try:
                answer = self._ask(Call(function, arguments))
            except Exception as error:
                self.unanswered = error
                raise
            return self._result(words, answer)

        return question


class Result:
    """The answer to one question, or a named part of it. Its methods raise Mismatch unless the answer is right."""

    def __init__(self, call: str, answer: Answer, part: str = "") -> None:
        self.call = call
        self._answer = answer
        self._part = part

    @property
    def value(self) -> Any:
        """The plain value. Raises Mismatch when the student's code raised an exception instead, or sent what can't be
        an answer.
        """
        raised, value = self._answer.raised, self._answer.value
        if raised is not None:
            raise Mismatch(_raised_in_words(raised), Evidence(self.call, got=f"{raised.type}"), raised)
        if isinstance(value, Opaque) and value == BEYOND:
            raise Mismatch(BEYOND_IN_WORDS, Evidence(self.call))
        return value

    def __getitem__(self, part: str) -> Result:
        """A named part of an answer that the driver gave as a mapping."""
        value = self.value
        if not isinstance(value, dict) or part not in value:
            raise self._mismatch(
                Text(zh=f"没有返回“{part}”", en=f"the answer has no part “{part}”"), _shown(value), None
            )
        return type(self)(self.call, Answer(value=value[part]), part)

    def is_close(self, expected: float, *, rel_tol: float = 0.0, abs_tol: float = 0.0) -> None:
        """A finite number within the tolerance of ``expected`` (as ``math.isclose``)."""
        value = self.value
        if not isinstance(value, float) or isinstance(value, bool):
            raise self._mismatch(_wrong_kind(value, "一个数", "a number"), _shown(value), expected)
        if not math.isfinite(value):
            raise self._mismatch(
                Text(zh="返回的不是有限的数", en="the number is not finite"), _shown(value), expected
            )
        if not math.isclose(value, expected, rel_tol=rel_tol, abs_tol=abs_tol):
            raise self._mismatch(Text(zh="数值不对", en="the value is wrong"), value, expected)

    def equals(self, expected: Sequence[int] | np.ndarray, dtype: str = "int64") -> None:
        """An array of exactly these values, of that dtype and shape."""
        wanted = np.asarray(expected, dtype=dtype)
        value = self._array(wanted)
        if not np.array_equal(value, wanted):
            self._raise_at(value, wanted, value != wanted)

    def all_close(
        self, expected: np.ndarray, *, rtol: float = 0.0, atol: float = 0.0, any_dtype: bool = False
    ) -> None:
        """An array of finite values within ``atol + rtol * |expected|`` of these, of their dtype and shape."""
        value = self._array(expected, any_dtype)
        wrong = ~(
            np.abs(value - expected) <= atol + rtol * np.abs(expected)
        )  # NaN compares false: it is wrong
        if wrong.any():
            self._raise_at(value, expected, wrong)

    def stays(self, expected: Any, *, zh: str, en: str) -> None:
        """Exactly this value: an array, a plain value, or a mapping or list of them. The texts say what is wrong when it
        is another one.
        """
        if not alike(self.value, expected):
            raise self._conclusion(Text(zh=zh, en=en))

    def concluded(self, part: str, holds: bool, *, zh: str, en: str) -> None:
        """What the test has concluded from raw values of this answer holds; the texts say what is wrong when it doesn't.

        ``part`` names it, as if it were a part of the answer. Whatever the code's own process says about itself is only
        a claim: so drivers hand back values, and tests conclude.
        """
        if not holds:
            raise type(self)(self.call, Answer(value=False), part)._conclusion(Text(zh=zh, en=en))

    def refuse(self, *, zh: str, en: str, got: Any = None, expected: Any = None) -> Mismatch:
        """A Mismatch for a test that has compared by itself: ``raise result.refuse(…)``."""
        return self._mismatch(Text(zh=zh, en=en), _shown(got), _shown(expected))

    def _array(self, expected: np.ndarray, any_dtype: bool = False) -> np.ndarray:
        value = self.value
        if not isinstance(value, np.ndarray):
            wanted = ("一个张量", "a tensor")
            if isinstance(value, Opaque) and value.type.startswith("list with "):  # the driver reads lists
                wanted = ("只有整数的列表", "a list of whole numbers")
            raise self._mismatch(_wrong_kind(value, *wanted), _shown(value), _shown(expected))
        if value.shape != expected.shape:
            raise self._mismatch(_other_shape(value.shape, expected.shape), _shown(value), _shown(expected))
        if value.dtype != expected.dtype and not (any_dtype and value.dtype.kind == "f"):
            raise self._mismatch(
                Text(
                    zh=f"数据类型是 {value.dtype}，应为 {expected.dtype}",
                    en=f"the dtype is {value.dtype}, it should be {expected.dtype}",
                ),
                str(value.dtype),
                str(expected.dtype),
            )
        return value

    def _raise_at(self, value: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> None:
        """Raise for the first wrong element, with its neighbours as evidence."""
        if value.ndim == 0:
            raise self._mismatch(
                Text(zh="数值不对", en="the value is wrong"), _shown(value), _shown(expected)
            )
        index = tuple(int(i) for i in np.argwhere(wrong)[0])
        where = ", ".join(str(i) for i in index)
        detail = Text(zh=f"第 [{where}] 个元素不对", en=f"the element at [{where}] is wrong")
        if value.size > SHOWN_ELEMENTS:
            rows = (value[index[:-1]], expected[index[:-1]])
            raise self._mismatch(detail, *(_around(row, index[-1]) for row in rows))
        raise self._mismatch(detail, _shown(value), _shown(expected))

    def _conclusion(self, text: Text) -> Mismatch:
        return self._mismatch(text, False, True)

    def _mismatch(self, detail: Text, got: Any, expected: Any) -> Mismatch:
        if self._part:
            detail = Text(zh=f"{self._part}：{detail.zh}", en=f"{self._part}: {detail.en}")
        return Mismatch(detail, Evidence(self.call, got=got, expected=expected))


def call_in_words(template: str, function: str, arguments: Mapping[str, Any]) -> str:
    """A call as a student would write it, long lists shortened."""
    short = {name: in_brief(value) for name, value in arguments.items()}
    if template:
        return template.format_map(_Given(short))
    return f"{function}({', '.join(f'{name}={text}' for name, text in short.items())})"


class _Given(dict[str, str]):
    """A call's arguments as text; one that was left to its default is shown as a dot."""

    def __missing__(self, name: str) -> str:
        return "·"


def in_brief(value: Any) -> str:
    """A plain value as text, long sequences shortened to their first elements."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list | tuple):
        shown = ", ".join(in_brief(item) for item in value[:SHOWN_ELEMENTS])
        return f"[{shown}, …]" if len(value) > SHOWN_ELEMENTS else f"[{shown}]"
    return repr(value)


def _shown(value: Any) -> Any:
    """A plain value as evidence: JSON-able, short, without NaN."""
    if isinstance(value, Opaque):
        return value.type
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, list | tuple):
        head = [_shown(item) for item in value[:SHOWN_ELEMENTS]]
        return [*head, "…"] if len(value) > SHOWN_ELEMENTS else head
    if isinstance(value, dict):
        return f"a mapping with {len(value)} entries"
    return value if value is None or isinstance(value, bool | int) else str(value)[:60]


def _around(row: np.ndarray, place: int) -> list[Any]:
    """The elements around this place as evidence, with a … where the row goes on."""
    first, last = max(0, place - 2), min(len(row), place + 6)
    return [*(["…"] if first else []), *_shown(row[first:last]), *(["…"] if last < len(row) else [])]


def _wrong_kind(value: Any, zh: str, en: str) -> Text:
    if value is None:
        return Text(
            zh=f"返回了 None，应返回{zh}（是不是忘了 return？）",
            en=f"returned None, where {en} was expected (is a `return` missing?)",
        )
    kind = value.type if isinstance(value, Opaque) else type(value).__name__
    if " in place of " in kind:  # the driver says what belongs there
        kind, wanted = kind.split(" in place of ", 1)
        return Text(zh=f"返回的是 {kind}，不是 {wanted}", en=f"returned a {kind} in place of {wanted}")
    return Text(zh=f"返回的是 {kind}，应为{zh}", en=f"returned a {kind}, where {en} was expected")


def _other_shape(got: tuple[int, ...], wanted: tuple[int, ...]) -> Text:
    """Rows are counted; anything else has a shape."""
    if len(got) == len(wanted) == 1:
        return Text(
            zh=f"有 {got[0]} 个数，应有 {wanted[0]} 个",
            en=f"it has {got[0]} number{'' if got[0] == 1 else 's'}, it should have {wanted[0]}",
        )
    return Text(
        zh=f"形状是 {list(got)}，应为 {list(wanted)}",
        en=f"the shape is {list(got)}, it should be {list(wanted)}",
    )


def _raised_in_words(raised: Raised) -> Text:
    """Where the student's code raised what; the message in Python's own words; what is behind it."""
    where = (
        Text(
            zh=f"在{raised.file or '你的文件'}第 {raised.line} 行抛出了",
            en=f"at line {raised.line} of {raised.file or 'your file'}",
        )
        if raised.line
        else None
    )
    words = own_words(raised.message)
    said = Text(
        zh=f"{where.zh if where else '抛出了'} {raised.type}{'：' if words else ''}{words}",
        en=f"raised {raised.type}{f' {where.en}' if where else ''}{': ' if words else ''}{words}",
    )
    advice = advice_on(raised.type, raised.message)
    if advice is None:
        return said
    return Text(zh=f"{said.zh}。{advice.zh.rstrip('。')}", en=f"{said.en}. {advice.en.rstrip('.')}")
