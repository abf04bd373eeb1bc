"""The decoder is fed by student code: whatever arrives, it gives a plain value or a WireError, in bounded memory."""

from __future__ import annotations

import struct
import tracemalloc
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.model.wire import (
    ARRAY,
    DTYPES,
    MAX_BODY_BYTES,
    MAX_HEADER_BYTES,
    PREFIX,
    Answer,
    Answers,
    Opaque,
    Raised,
    Reply,
    WireError,
    check_lengths,
    name_only,
    pack,
    unpack,
)

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.builds(Opaque, st.text(max_size=20).map(name_only)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
ARRAYS = arrays.arrays(
    st.sampled_from(DTYPES), arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
)


def split(frame: bytes) -> tuple[bytes, bytes]:
    header_bytes, body_bytes = PREFIX.unpack(frame[: PREFIX.size])
    assert len(frame) == PREFIX.size + header_bytes + body_bytes
    return frame[PREFIX.size : PREFIX.size + header_bytes], frame[PREFIX.size + header_bytes :]


def replied(value: Any) -> Any:
    return unpack(*split(pack(Answers(3, [Answer(value=value)]))), Reply).answers[0].value


@given(PLAIN)
def test_plain_values_travel_unchanged(value: Any) -> None:
    assert replied(value) == value


@given(st.lists(ARRAYS, max_size=3))
def test_arrays_travel_bit_for_bit(values: list[np.ndarray]) -> None:
    for sent, received in zip(values, replied(values), strict=True):
        assert (received.dtype, received.shape) == (sent.dtype, sent.shape)
        assert received.tobytes() == sent.tobytes()


def test_what_was_received_is_a_copy() -> None:
    header, body = split(pack(Answers(1, [Answer(value=np.arange(3))])))
    buffer = bytearray(body)
    array = unpack(header, buffer, Reply).answers[0].value
    buffer[:] = bytes(len(buffer))
    assert array.tolist() == [0, 1, 2]


@given(st.binary(max_size=200), st.binary(max_size=64))
def test_garbage_is_refused(header: bytes, body: bytes) -> None:
    try:
        message = unpack(header, body, Reply)
    except WireError:
        return
    assert pack(message), "what is accepted must be a message that we could have sent"


@given(st.data(), PLAIN, ARRAYS)
def test_a_damaged_frame_is_refused_or_plain(data: st.DataObject, value: Any, array: np.ndarray) -> None:
    header, body = split(pack(Answers(1, [Answer(value=[value, array]), Answer(raised=Raised("E", "m"))])))
    damaged = bytearray(header)
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(damaged) - 1))
        damaged[position] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for candidate in (bytes(damaged), bytes(damaged[:cut])):
        try:
            unpack(candidate, body, Reply)
        except WireError:
            continue


@pytest.mark.parametrize(
    "lengths", [(MAX_HEADER_BYTES + 1, 0), (0, MAX_BODY_BYTES + 1), (2**32 - 1, 2**32 - 1)]
)
def test_lengths_are_refused_before_anything_is_allocated(lengths: tuple[int, int]) -> None:
    with pytest.raises(WireError, match="too large"):
        check_lengths(*lengths)


def answers_with(extension: bytes, code: int = ARRAY) -> bytes:
    return msgspec.msgpack.encode(Answers(1, [Answer(value=msgspec.msgpack.Ext(code, extension))]))


@pytest.mark.parametrize(
    "extension",
    [
        b"",
        b"\x00",
        struct.pack("<BBQ", len(DTYPES), 1, 1),  # no such dtype
        struct.pack("<BBQ", 0, 1, 2**60),  # more than there are bytes
        struct.pack("<BBQQ", 0, 2, 2**63, 2),  # a product that overflows 64 bits
        struct.pack("<BBQQ", 0, 2, 0, 2**62),  # nothing, but a dimension that numpy can't have
        struct.pack("<BB9Q", 0, 9, *[1] * 9),
        struct.pack("<BBQ", 0, 2, 1),  # fewer dimensions than it says
    ],
)
def test_malformed_arrays_are_refused(extension: bytes) -> None:
    with pytest.raises(WireError):
        unpack(answers_with(extension), bytes(8), Reply)


def test_an_unknown_extension_is_refused() -> None:
    with pytest.raises(WireError):
        unpack(answers_with(b"x", code=7), b"", Reply)


def test_bytes_that_no_array_claims_are_refused() -> None:
    with pytest.raises(WireError, match="left over"):
        unpack(msgspec.msgpack.encode(Answers(1, [])), b"x", Reply)


def test_deep_nesting_is_refused() -> None:
    header = msgspec.msgpack.encode(Answers(1, [Answer(value=None)]))
    deep = header.replace(b"\xc0", b"\x91" * 100_000 + b"\xc0", 1)
    with pytest.raises(WireError):
        unpack(deep, b"", Reply)


@pytest.mark.parametrize("filler", [b"\x80", b"\x90", b"\xa0", b"\x01", b"\xc0"])
def test_the_largest_header_stays_within_a_bound_of_memory(filler: bytes) -> None:
    """An empty map takes one byte on the wire and 64 in memory: the header's bound is the memory's bound."""
    count = MAX_HEADER_BYTES - 200
    value = b"\xdd" + struct.pack(">I", count) + filler * count
    header = msgspec.msgpack.encode(Answers(1, [Answer(value=None)])).replace(b"\xc0", value, 1)
    tracemalloc.start()
    try:
        unpack(header, b"", Reply)
    except WireError:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 200 << 20


@pytest.mark.parametrize(
    "value", [10**30, b"bytes".decode, object(), "\ud800", 1j, np.array([1j]), np.array(["a"])]
)
def test_what_is_not_plain_data_is_not_sent(value: Any) -> None:
    with pytest.raises(WireError):
        pack(Answers(1, [Answer(value=value)]))
