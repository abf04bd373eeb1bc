"""Compares answers with answers: do two pieces of code behave the same, as far as they were asked?

The answers to a batch of calls are taken apart into their shape (which call raised what, which parts there are, of
which type and size) and one long vector of numbers. Two behaviours can be the same only when their shapes are equal;
then their vectors are compared at once.
"""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from autograder.model.wire import Answer, Opaque

# Numbers that differ by less than this share of their size (an array's size is its largest entry) can come from
# another order of operations. The suites allow as much where they compare floats at all.
ROUNDING = 1e-4
# What is as small as this beside 1 is a rounded zero.
ZERO = 1e-12
# How well two deviations from the right answer must agree to be the same mistake.
SAME_DEVIATION = 1e-3
ONE = struct.Struct("=d")


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One answer of a batch: a digest of its shape, and how many of the batch's numbers are its own."""

    shape: bytes
    numbers: int


class Behaviour(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answers to a batch, taken apart: plain data, so that it can be kept in a file.

    ``shape`` is a digest of all, ``parts`` are the single answers (none where only the whole counts). ``names`` are the
    types of what could not travel as data, in order. ``numbers`` is float64[n] and ``sizes`` float64[n] (how large the
    largest number of each one's array is), both as bytes.
    """

    shape: bytes
    names: list[str]
    numbers: bytes
    sizes: bytes
    parts: list[Part] = []

    def whole(self) -> Behaviour:
        """The same without its parts."""
        return msgspec.structs.replace(self, parts=[])

    def vector(self) -> np.ndarray:
        """float64[n]: all numbers."""
        return np.frombuffer(self.numbers, dtype=np.float64)

    def scale(self) -> np.ndarray:
        """float64[n]: the size of what each number is part of."""
        return np.frombuffer(self.sizes, dtype=np.float64)


def behaviour_of(answers: Sequence[Answer]) -> Behaviour:
    """Take answers apart."""
    parts = _Parts()
    shapes, single = [], []
    for answer in answers:
        before = len(parts.numbers)
        shapes.append(parts.take_answer(answer))
        count = sum(map(len, parts.numbers[before:])) // ONE.size
        single.append(Part(_digest(shapes[-1])[:8], count))
    return Behaviour(_digest(shapes), parts.names, b"".join(parts.numbers), b"".join(parts.sizes), single)


def _digest(shape: object) -> bytes:
    return hashlib.sha256(repr(shape).encode("utf-8", "surrogatepass")).digest()


def digest_of(answers: Sequence[Answer]) -> str:
    """sha256 of answers, to the last bit, but for the wording of exceptions, which may hold addresses."""
    return hashlib.sha256(msgspec.msgpack.encode(behaviour_of(answers).whole())).hexdigest()


class _Parts:
    """Collects numbers and names while the shape is read off."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.numbers: list[bytes] = []
        self.sizes: list[bytes] = []

    def take_answer(self, answer: Answer) -> object:
        if answer.raised is not None:
            return ("raised", answer.raised.type)
        return self.take(answer.value)

    def take(self, value: Any) -> object:
        """The shape of a plain value; its numbers and names are kept."""
        if isinstance(value, np.ndarray):
            self._keep(np.asarray(value, dtype=np.float64).ravel())
            return ("array", value.dtype.str, value.shape)
        if isinstance(value, Opaque):
            self.names.append(value.type)
            return "text" if value.type == "str" else "of another type"
        if isinstance(value, bool) or value is None or isinstance(value, str | bytes):
            return ("exactly", value)
        if isinstance(value, int | float):
            number = float(value)
            self.numbers.append(ONE.pack(number))
            self.sizes.append(ONE.pack(abs(number) if math.isfinite(number) else 0.0))
            return "number"
        if isinstance(value, dict):
            return [(key, self.take(item)) for key, item in value.items()]
        if isinstance(value, list | tuple):
            return ("list", [self.take(item) for item in value])
        return ("kind", type(value).__name__)

    def _keep(self, numbers: np.ndarray) -> None:
        finite = np.abs(numbers[np.isfinite(numbers)])
        size = float(finite.max()) if finite.size else 0.0
        self.numbers.append(numbers.tobytes())
        self.sizes.append(np.full(len(numbers), size).tobytes())


def alike(one: Any, other: Any) -> bool:
    """Whether two plain values are the same to the last bit: arrays by shape and elements, whatever their dtype; mappings
    by their keys, in any order, and values.
    """
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        equal_nan = one.dtype.kind == other.dtype.kind == "f"
        return np.array_equal(one, other, equal_nan=equal_nan)
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other)


def same_answers(one: Sequence[Answer], other: Sequence[Answer]) -> bool:
    """Whether the same questions got the same answers: equal but for rounding, and of the same types."""
    first, second = behaviour_of(one), behaviour_of(other)
    return first.names == second.names and equal_but_for_rounding(first, second)


def equal_but_for_rounding(one: Behaviour, other: Behaviour) -> bool:
    """Whether two behaviours have the same shape and, but for rounding, the same numbers."""
    if one.shape != other.shape:
        return False
    tolerance = ROUNDING * np.maximum(one.scale(), other.scale()) + ZERO
    return _all_within(one.vector(), other.vector(), tolerance)


def _all_within(one: np.ndarray, other: np.ndarray, tolerance: np.ndarray) -> bool:
    return bool(_within(one, other, tolerance).all())


def _within(one: np.ndarray, other: np.ndarray, tolerance: np.ndarray) -> np.ndarray:
    """Which numbers differ by the tolerance at most. Infinite ones must be equal; NaN equals NaN."""
    with np.errstate(invalid="ignore"):
        return (np.abs(one - other) <= tolerance) | (one == other) | (np.isnan(one) & np.isnan(other))


def closeness(asked: Behaviour, known: Behaviour, right: Behaviour) -> int:
    """How well ``asked`` fits the known mistake.

    0 not at all; 1 all answers are the same but for rounding; 2 they even deviate from ``right`` in the same way, to
    three digits; 3 and what is no data is of the same types.

    Mistakes that hide behind the rounding (single precision, a small epsilon) are equal but for rounding to every other
    small mistake. For them 1 is not enough: it counts as 0.
    """
    if not equal_but_for_rounding(asked, known):
        return 0
    if asked.shape == right.shape:
        with np.errstate(invalid="ignore"):  # where both are infinite: then only an equal number is within
            deviation = np.abs(known.vector() - right.vector())
        tolerance = SAME_DEVIATION * deviation + 1e-15 * right.scale()
        if not _all_within(asked.vector(), known.vector(), tolerance):
            return 0 if equal_but_for_rounding(asked, right) else 1
    return 3 if asked.names == known.names else 2


def agreement(asked: Behaviour, known: Behaviour, right: Behaviour) -> float:
    """How much of what is wrong is the same: (wrong answers that both give) / (questions that either gets wrong), 0 to 1.

    Two answers are the same when they have the same shape and, but for rounding, the same numbers.
    """
    count = len(right.parts)
    if len(asked.parts) != count or len(known.parts) != count:
        return 0.0
    wrong = [~_same_parts(one, right) for one in (asked, known)]
    either = int((wrong[0] | wrong[1]).sum())
    both = wrong[0] & wrong[1] & _same_parts(asked, known)
    return int(both.sum()) / either if either else 0.0


def _same_parts(one: Behaviour, other: Behaviour) -> np.ndarray:
    """bool[answers]: which answers are the same."""
    same = np.array([x == y for x, y in zip(one.parts, other.parts, strict=True)], dtype=bool)
    counts = np.array([part.numbers for part in one.parts])
    filled = np.flatnonzero(same & (counts > 0))  # what has no numbers is the same by its shape
    if len(filled):
        counts = counts[filled]
        firsts = np.concatenate(([0], counts.cumsum()[:-1]))  # where each begins, in what is compared
        steps = np.arange(counts.sum()) - np.repeat(firsts, counts)
        x, y = (np.repeat(_begins(each)[filled], counts) + steps for each in (one, other))
        tolerance = ROUNDING * np.maximum(one.scale()[x], other.scale()[y]) + ZERO
        within = _within(one.vector()[x], other.vector()[y], tolerance)
        same[filled] = np.logical_and.reduceat(within, firsts)
    return same


def _begins(behaviour: Behaviour) -> np.ndarray:
    """int[answers]: where each answer's numbers begin."""
    return np.cumsum([0, *(part.numbers for part in behaviour.parts[:-1])])
