"""Whatever a child sends, the grader gets answers within what their questions declare, or a WireError, at little cost.

A few hundred frames on every change; thousands with TEST_WHOLE_CORPUS=1 in the environment (nightly).
"""

from __future__ import annotations

import os
import struct
import tracemalloc
from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.model.answers import (
    ANYTHING,
    BEYOND,
    MOST_ANY_ELEMENTS,
    MOST_ANY_VALUES,
    Bound,
    DeclarationError,
    bounds_of,
    unpack_answers,
)
from autograder.model.wire import DTYPES, PREFIX, Answer, Answers, Opaque, Raised, WireError, pack

MANY = settings(max_examples=3000 if os.environ.get("TEST_WHOLE_CORPUS") else 150, deadline=None)
DECLARED = {"x": "array[6]", "loss": "number", "norm, step *": "number", "weights": "arrays[2, 3]"}
KINDS = ("number", "array[3]", "arrays[2, 3]", "numbers[2]", "text[4]", "settings[2]", "any")

NUMBERS = st.integers(-(2**63), 2**64 - 1) | st.floats() | st.sampled_from([5e-324, 1e308, -0.0])
ARRAYS = arrays.arrays(
    st.sampled_from(DTYPES), arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
)
LEAVES = (
    st.none()
    | st.booleans()
    | NUMBERS
    | st.text(max_size=8)
    | ARRAYS
    | st.builds(Opaque, st.text(max_size=9))
)
NAMES = st.sampled_from(["x", "loss", "norm, step 3", "weights", "else", ""]) | st.text(max_size=5)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)
BOUNDS = st.sampled_from([*KINDS, DECLARED]).map(Bound)


def split(frame: bytes) -> tuple[bytes, bytes]:
    header, _ = PREFIX.unpack(frame[: PREFIX.size])
    return frame[PREFIX.size : PREFIX.size + header], frame[PREFIX.size + header :]


def received(value: Any, answer: str | Mapping[str, str] = "any") -> Any:
    """What the grader makes of a value that a child sends."""
    _, answers = unpack_answers(*split(pack(Answers(1, [Answer(value=value)]))), [Bound(answer)])
    return answers[0].value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", 1.5),
        ("number", None),
        ("number", Opaque("list[2]")),
        ("array[6]", np.zeros((2, 3))),
        ("array[6]", np.array(7)),
        ("array[0]", np.zeros((0, 5))),
        ("numbers[3]", [1.0, Opaque("Tensor"), None]),
        ("text[3]", "猫 x"),
        ("settings[2]", {"0 betas": [0.9, 0.999], "0 fused": None}),
        ("arrays[2, 4]", {"a": np.zeros(4), "b": None}),
        (DECLARED, {"x": np.zeros(6), "norm, step 12": 0.5, "weights": {"w": np.ones(3)}}),
    ],
)
def test_what_is_declared_comes_through_as_it_is(kind: Any, value: Any) -> None:
    np.testing.assert_equal(received(value, kind), value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", True),
        ("number", "1.5"),
        ("number", [1.5]),
        ("number", np.array(1.5)),
        ("array[6]", np.zeros(7)),
        ("array[6]", 1.0),
        ("numbers[3]", [1.0] * 4),
        ("numbers[3]", [True]),
        ("numbers[3]", [np.zeros(1)]),
        ("text[3]", "four"),
        ("settings[2]", {"a": 1, "b": 2, "c": 3}),
        ("settings[2]", {"a": [[1]]}),
        ("settings[2]", {"a": np.zeros(1)}),
        ("arrays[2, 4]", {"a": np.zeros(5)}),
        ("arrays[2, 4]", {"a": 1.0}),
        (DECLARED, 1.0),
        (DECLARED, None),
        (DECLARED, {"y": 1.0}),
        (DECLARED, {"loss": {"a": 1.0}}),
        (DECLARED, {"norm": 1.0}),
        ("any", [1.0] * (MOST_ANY_VALUES + 1)),
        ("any", np.zeros(MOST_ANY_ELEMENTS + 1, dtype=np.int8)),
        ("any", {"a": np.zeros(MOST_ANY_ELEMENTS, dtype=np.int8), "b": np.zeros(1)}),
        ("any", {"n" * 200: 1.0}),
        ("any", "x" * (1 << 17)),
    ],
)
def test_what_is_not_declared_is_a_wrong_answer(kind: Any, value: Any) -> None:
    assert received(value, kind) == BEYOND


@pytest.mark.parametrize("depth", [3, 10, 500, 800, 990])
def test_a_nested_answer_is_a_wrong_one(depth: int) -> None:
    """Recursion over such a value once ended the worker; deeper ones are no frame at all."""
    value: Any = 1.0
    for _ in range(depth):
        value = [value]
    try:
        assert received(value) == BEYOND
    except WireError:
        assert depth > 500


def test_answers_beside_one_that_is_too_large_are_what_they_were() -> None:
    answers = [{"x": np.zeros(9)}, {"x": np.arange(3)}, {"x": np.zeros(7)}, {"x": np.arange(2)}]
    frame = split(pack(Answers(1, [Answer(value=answer) for answer in answers])))
    _, found = unpack_answers(*frame, [Bound(DECLARED)] * 4)
    assert [found[0].value, found[2].value] == [BEYOND, BEYOND]
    assert [found[1].value["x"].tolist(), found[3].value["x"].tolist()] == [[0, 1, 2], [0, 1]]


def test_after_one_that_cannot_be_read_no_array_is_taken_for_another() -> None:
    answers = [Answer(value=[[np.zeros(2)]]), Answer(value=np.arange(2)), Answer(value=4.0)]
    _, found = unpack_answers(*split(pack(Answers(1, answers))), [ANYTHING] * 3)
    assert [answer.value for answer in found] == [BEYOND, BEYOND, 4.0]


@pytest.mark.parametrize("count", [0, 1, 3, 16, 70_000])
def test_another_number_of_answers_is_refused_before_they_are_built(count: int) -> None:
    with pytest.raises(WireError):
        unpack_answers(*split(pack(Answers(1, [Answer()] * count))), [ANYTHING] * 2)


def test_of_the_largest_frames_little_is_built() -> None:
    """One MiB of small integers once took 20 s of the worker's CPU time, and megabytes of int8 gigabytes of its memory."""
    integers = b"\xdd" + struct.pack(">I", 1_000_000) + b"\x01" * 1_000_000
    header = msgspec.msgpack.encode(Answers(1, [Answer(value=None)])).replace(b"\xc0", integers, 1)
    bytes_ = split(pack(Answers(1, [Answer(value=np.zeros(31 << 20, dtype=np.int8))])))
    for frame in ((header, b""), bytes_):
        tracemalloc.start()
        try:
            assert unpack_answers(*frame, [ANYTHING])[1][0].value == BEYOND
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 8 << 20


@MANY
@given(st.lists(st.tuples(VALUES, BOUNDS), max_size=4))
def test_every_answer_is_within_its_bound_or_beyond(pairs: list[tuple[Any, Bound]]) -> None:
    try:
        frame = split(pack(Answers(1, [Answer(value=value) for value, _ in pairs])))
    except WireError:
        return  # not even a child of ours can say this
    _, answers = unpack_answers(*frame, [bound for _, bound in pairs])
    for answer, (_, bound) in zip(answers, pairs, strict=True):
        assert is_beyond(answer.value) or fits(answer.value, bound)


def is_beyond(value: Any) -> bool:
    return isinstance(value, Opaque) and value == BEYOND


def fits(value: Any, bound: Bound) -> bool:
    """As the declaration says it, written another way."""
    if bound.whole is not None:
        return is_kind(value, bound.whole.name, bound.whole.most, bound.whole.each)
    kinds = {name: bound.kind_of(name) for name in value}
    return all(kind and is_kind(value[name], kind.name, kind.most, kind.each) for name, kind in kinds.items())


def is_kind(value: Any, name: str, most: int, each: int) -> bool:
    if name == "any" or value is None or isinstance(value, Opaque):
        return True
    if name == "number":
        return type(value) in (int, float)
    if name == "text":
        return isinstance(value, str) and len(value) <= most
    if name == "array":
        return isinstance(value, np.ndarray) and value.size <= most
    if name == "numbers":
        return len(value) <= most and all(is_kind(item, "number", 0, 0) for item in value)
    if name == "arrays":
        return len(value) <= most and all(is_kind(item, "array", each, 0) for item in value.values())
    return len(value) <= most and not any(isinstance(item, dict | np.ndarray) for item in value.values())


@MANY
@given(st.binary(max_size=300), st.binary(max_size=64), st.lists(BOUNDS, max_size=3))
def test_garbage_is_refused(header: bytes, body: bytes, bounds: list[Bound]) -> None:
    try:
        unpack_answers(header, body, bounds)
    except WireError:
        return


@MANY
@given(st.data(), VALUES, BOUNDS)
def test_a_damaged_frame_is_refused_or_within_its_bound(
    data: st.DataObject, value: Any, bound: Bound
) -> None:
    try:
        header, body = split(pack(Answers(1, [Answer(value=value), Answer(raised=Raised("E", "m"))])))
    except WireError:
        return
    damaged = bytearray(header)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        _, answers = unpack_answers(bytes(damaged), body, [bound, ANYTHING])
    except WireError:
        return
    first = answers[0]
    assert first.raised is not None or is_beyond(first.value) or fits(first.value, bound)


def test_a_declaration_is_read_from_the_drivers_text() -> None:
    source = (
        '@in_words("f({x})")\n@declared.returns("y", answer={"y": "array[3]"})\ndef f(student, x): ...\n'
        "def g(student): ...\n"
    )
    bounds = bounds_of(source)
    kind = bounds["f"].kind_of("y")
    assert kind is not None
    assert (kind.name, kind.most) == ("array", 3)
    assert bounds["g"] is ANYTHING


@pytest.mark.parametrize(
    "answer", ['"array"', '"number[3]"', '{"x": "tensor[3]"}', '"any[1]"', "SIZE", "[1]"]
)
def test_a_declaration_that_cannot_be_read_is_the_authors_error(answer: str) -> None:
    with pytest.raises(DeclarationError):
        bounds_of(f"@returns(answer={answer})\ndef f(student): ...\n")
