"""Takes a child's answers apart, each within what its question can be answered with, before anything is built from it.

A child is student code, and may send whatever the wire's format allows: lists in lists, a million numbers, arrays of
megabytes. Whoever compares or shows an answer must never meet that. So a driver declares what comes back
(``@returns(…, answer=…)``), and an answer beyond it becomes ``BEYOND``: a wrong answer, never an exception.
"""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
from msgspec.msgpack import Ext

from autograder.model.wire import MALFORMED, Answer, Body, Opaque, Raised, TooLarge, WireError

BEYOND = Opaque("an answer beyond its question")
# Of one answer, as MessagePack. Arrays are not in it; texts add to it.
MOST_HEADER_BYTES = 32 << 10
MOST_PARTS = 512
MOST_NAME = 120
# Of an answer of which nothing is declared, all together.
MOST_ANY_ELEMENTS = 1 << 16
MOST_ANY_VALUES = 2048
MOST_SETTING_TEXT = 200
MOST_SETTING_VALUES = 16

Scalar = bool | int | float | str | None
Leaf = Scalar | Ext
# Nothing is nested deeper than a list of plain values in a mapping in the answer's mapping: the decoder knows no more.
Value = Leaf | list[Leaf] | dict[str, Leaf | list[Leaf] | dict[str, Leaf | list[Leaf]]]
KIND = re.compile(r"(number|array|arrays|numbers|text|settings|any)(?:\[(\d+)(?:, (\d+))?\])?")
SIZES = {"number": 0, "any": 0, "array": 1, "numbers": 1, "text": 1, "settings": 1, "arrays": 2}


class DeclarationError(ValueError):
    """A driver's declaration can't be read; the message says where."""


class Kind(msgspec.Struct, frozen=True):
    """One kind of value: its name, and how much of it there is at most (elements, characters, entries)."""

    name: str
    most: int = 0
    each: int = 0

    @classmethod
    def parse(cls, text: str) -> Kind:
        """``array[64]`` as a Kind. Raises DeclarationError."""
        match = KIND.fullmatch(text)
        sizes = [int(size) for size in match.groups()[1:] if size] if match else []
        if match is None or len(sizes) != SIZES[match[1]]:
            raise DeclarationError(
                f"{text!r} is no kind of answer (see returns in autograder/model/declared.py)"
            )
        return cls(match[1], *sizes)

    @property
    def text_bytes(self) -> int:
        """How many bytes of text it adds to an answer's header at most."""
        return 4 * self.most if self.name == "text" else 0


class Bound:
    """What one question can be answered with: a kind, or kinds by the names of the answer's parts."""

    def __init__(self, answer: str | Mapping[str, str]) -> None:
        """``answer`` as a driver declares it. Raises DeclarationError."""
        self.whole = Kind.parse(answer) if isinstance(answer, str) else None
        declared = {} if isinstance(answer, str) else answer
        kinds = [(_pattern(name), Kind.parse(kind)) for name, kind in declared.items()]
        self._kinds = kinds
        self._known: dict[str, Kind] = {}
        texts = [self.whole] if self.whole else [kind for _, kind in kinds]
        self.header_bytes = MOST_HEADER_BYTES + sum(kind.text_bytes for kind in texts)

    def kind_of(self, part: str) -> Kind | None:
        """The kind of a part of the answer; None when there is no such part."""
        known = self._known.get(part)
        if known is None and len(part) <= MOST_NAME:
            known = next((kind for pattern, kind in self._kinds if pattern.fullmatch(part)), None)
            if known is not None and len(self._known) < MOST_PARTS:
                self._known[part] = known
        return known


ANYTHING = Bound("any")


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, name.split("*"))), re.DOTALL)


@lru_cache(maxsize=256)
def bounds_of(source: str) -> Mapping[str, Bound]:
    """What each function of a driver declares, by its name, read from the driver's text. Raises DeclarationError."""
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return {function.name: _bound(function) for function in functions}


def _bound(function: ast.FunctionDef) -> Bound:
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func).rpartition(".")[2] == "returns":
            for keyword in (keyword for keyword in mark.keywords if keyword.arg == "answer"):
                try:
                    return Bound(ast.literal_eval(keyword.value))
                except (ValueError, AttributeError, TypeError) as error:
                    raise DeclarationError(f"{function.name}, line {mark.lineno}: {error}") from error
    return ANYTHING


class _Undecoded(msgspec.Struct, frozen=True):
    """An ``Answer`` whose value is still bytes."""

    value: msgspec.Raw = msgspec.Raw(b"\xc0")
    raised: Raised | None = None


class _Frame(msgspec.Struct, frozen=True, tag="answers"):
    """``Answers``, still bytes."""

    id: int
    answers: msgspec.Raw


FRAME = msgspec.msgpack.Decoder(_Frame)
ANSWERS = msgspec.msgpack.Decoder(list[_Undecoded])
VALUE = msgspec.msgpack.Decoder(Value)


def unpack_answers(
    header: bytes | bytearray, body: bytes | bytearray, bounds: Sequence[Bound]
) -> tuple[int, list[Answer]]:
    """The id of an ``Answers`` frame, and an answer for each of the questions, whose bounds these are.

    Raises WireError for what is no such frame, or answers another number of questions.
    """
    arrays = Body(body)
    try:
        frame = FRAME.decode(header)
        if _length(bytes(memoryview(frame.answers)[:5])) != len(bounds):
            raise WireError("another number of answers than questions")
        undecoded = ANSWERS.decode(frame.answers)
    except MALFORMED as error:
        raise WireError(f"malformed answers: {error}") from error
    answers = [_answer(one, bound, arrays) for one, bound in zip(undecoded, bounds, strict=True)]
    if not arrays.lost:
        arrays.check_used_up()
    return frame.id, answers


def _length(start: bytes) -> int:
    """How many elements a MessagePack array has, by its first bytes."""
    if 0x90 <= start[0] <= 0x9F:
        return start[0] & 0x0F
    if start[0] == 0xDC:
        return struct.unpack_from(">H", start, 1)[0]
    if start[0] == 0xDD:
        return struct.unpack_from(">I", start, 1)[0]
    raise WireError("answers are no array")


def _answer(undecoded: _Undecoded, bound: Bound, arrays: Body) -> Answer:
    """One answer within its bound, else ``BEYOND``. One that can't be read hides where later ones' arrays begin: these
    are beyond their questions too.
    """
    if undecoded.raised is not None:
        return Answer(raised=undecoded.raised)
    raw = memoryview(undecoded.value)
    taker = _Taker(arrays)
    try:
        if len(raw) > bound.header_bytes:
            raise WireError("an answer is too long")
        value = taker.whole(VALUE.decode(raw), bound)
    except MALFORMED:
        arrays.lost = True
        return Answer(value=BEYOND)
    return Answer(value=BEYOND if taker.beyond else value)


class _Taker:
    """Builds one answer. ``beyond`` says that it isn't what was declared; all its arrays are passed over even then."""

    def __init__(self, arrays: Body) -> None:
        self.beyond = False
        self._arrays = arrays
        self._elements = MOST_ANY_ELEMENTS
        self._values = MOST_ANY_VALUES

    def whole(self, value: Any, bound: Bound) -> Any:
        if bound.whole is not None:
            return self.of(value, bound.whole)
        if not isinstance(value, dict) or len(value) > MOST_PARTS:
            self.beyond = True
            return self._any(value)
        return {name: self.of(part, bound.kind_of(name)) for name, part in value.items()}

    def of(self, value: Any, kind: Kind | None) -> Any:
        """The value as its kind."""
        if kind is None or kind.name == "any":
            self.beyond |= kind is None
            return self._any(value)
        if value is None:
            return None
        if isinstance(value, Ext):
            return self._extension(value, kind.most if kind.name == "array" else 0, kind.name == "array")
        if kind.name == "arrays" and isinstance(value, dict) and self._fits(value, kind.most):
            array = Kind("array", kind.each)
            return {name: self.of(item, array) for name, item in value.items()}
        if kind.name == "numbers" and isinstance(value, list) and len(value) <= kind.most:
            return [self.of(item, Kind("number")) for item in value]
        if kind.name == "settings" and isinstance(value, dict) and self._fits(value, kind.most):
            return {name: self._setting(item) for name, item in value.items()}
        number = isinstance(value, int | float) and not isinstance(value, bool)
        text = isinstance(value, str) and len(value) <= kind.most
        if (kind.name == "number" and number) or (kind.name == "text" and text):
            return value
        self.beyond = True
        return self._any(value)

    def _fits(self, value: dict[str, Any], most: int) -> bool:
        return len(value) <= most and all(len(name) <= MOST_NAME for name in value)

    def _setting(self, value: Any) -> Any:
        if isinstance(value, list) and len(value) <= MOST_SETTING_VALUES:
            return [self._setting(item) for item in value]
        if isinstance(value, Ext):
            return self._extension(value, 0, False)
        if isinstance(value, dict | list) or (isinstance(value, str) and len(value) > MOST_SETTING_TEXT):
            self.beyond = True
            return self._any(value)
        return value

    def _any(self, value: Any) -> Any:
        """Whatever is small, or, where the answer is beyond already, just the arrays in it passed over."""
        if isinstance(value, dict):
            self.beyond |= any(len(name) > MOST_NAME for name in value)
            return {name: self._any(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._any(item) for item in value]
        self._values -= 1
        self.beyond |= self._values < 0
        if isinstance(value, Ext):
            found = self._extension(value, self._elements, True)
            self._elements -= found.size if isinstance(found, np.ndarray) else 0
            return found
        return value

    def _extension(self, value: Ext, most: int, array_allowed: bool) -> Any:
        try:
            found = self._arrays.take_at_most(value.code, memoryview(value.data), most)
        except TooLarge:
            self.beyond = True
            return None
        self.beyond |= isinstance(found, np.ndarray) and not array_allowed
        return found
