"""The wire between the grader and the process that runs student code: frames of plain data, no pickle.

A frame is ``u32 header length | u32 body length | header | body``, little-endian. The header is MessagePack; each
array in it is an extension of type 1 (``u8 dtype index | u8 dimensions | u64 per dimension``) whose C-order bytes
stand in the body, in the order in which the arrays occur. Extension 2 is the name of a type. The decoder is fed by student code, so it refuses a frame
by its lengths before it allocates, knows only the dtypes below, and copies out of the receive buffer. The header is
kept small because decoded MessagePack can take 64 times its encoded size. How a child's answers are taken apart, each
within the bounds of its question, stands in ``answers.py``.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

MAX_HEADER_BYTES = 1 << 20
MAX_BODY_BYTES = 32 << 20
MAX_DIMENSIONS = 8
PREFIX = struct.Struct("<II")
ARRAY, OPAQUE = 1, 2
MAX_TYPE_NAME = 80
DTYPES = ("<f8", "<f4", "<f2", "<i8", "<i4", "<i2", "|i1", "|u1", "|b1")


class WireError(ValueError):
    """A frame breaks the format or a bound. From a child this means: what it says can't be used."""


class TooLarge(WireError):
    """An answer is well-formed and beyond the bounds of its question."""


# What decoding MessagePack can raise, whatever the bytes.
MALFORMED = (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError)


class Raised(msgspec.Struct, frozen=True):
    """An exception that student code raised. ``line`` counts from 1 in the student's own file; 0 when not there.

    ``file``: which of them, where several were run together.
    """

    type: str
    message: str
    line: int = 0
    not_implemented: bool = False
    out_of_memory: bool = False
    file: str = ""


class Opaque:
    """A value that can't travel as plain data: only the name of its type does."""

    __slots__ = ("type",)

    def __init__(self, type: str) -> None:
        self.type = type

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Opaque) and other.type == self.type

    def __hash__(self) -> int:
        return hash(self.type)

    def __repr__(self) -> str:
        return f"Opaque({self.type!r})"


class Call(msgspec.Struct, frozen=True, array_like=True):
    """One question: a function of the TODO's driver and its keyword arguments."""

    function: str
    arguments: dict[str, Any]


class Answer(msgspec.Struct, frozen=True):
    """What came back for one question: a plain value, or what was raised."""

    value: Any = None
    raised: Raised | None = None


class Program(msgspec.Struct, frozen=True):
    """What the course gives to the children of one step: public text and data.

    ``modules`` are sources by dotted name: the drivers, what they share, and the given modules that they use.
    ``drivers`` says by TODO id which of them is its driver. ``files`` are uint8[n] by name (see ``plain.data``).
    """

    drivers: dict[str, str]
    modules: dict[str, str]
    files: dict[str, Any] = {}


class Load(msgspec.Struct, frozen=True, tag="load"):
    """Import this student file, so that it can't import another one of the student's."""

    id: int
    module: str
    source: bytes


class Ask(msgspec.Struct, frozen=True, tag="ask"):
    """Answer these questions about one TODO. ``modules`` are the student files that it may import."""

    id: int
    todo: str
    modules: list[str]
    calls: list[Call]


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The child has confined itself; student code may come."""

    id: int


class Loaded(msgspec.Struct, frozen=True, tag="loaded"):
    """What the import raised, or None."""

    id: int
    raised: Raised | None


class Answers(msgspec.Struct, frozen=True, tag="answers"):
    """One answer per question, in order."""

    id: int
    answers: list[Answer]


Request = Load | Ask
Reply = Ready | Loaded | Answers


def name_only(text: str) -> str:
    """A type's name as far as it looks like one; it is shown, and its author chose it."""
    kept = "".join(
        character if character.isalnum() or character in "_.,[]()| '" else "?" for character in text
    )
    return without_addresses(kept)[:MAX_TYPE_NAME]


def without_addresses(text: str) -> str:
    """Text without the addresses that Python puts into an object's words: they differ from run to run."""
    return re.sub(r"0x[0-9a-fA-F]{4,}", "0x…", text)


def pack(message: Any) -> bytes:
    """A message as one frame. Raises WireError when it can't be plain data or is too large."""
    buffers: list[bytes] = []

    def as_extension(value: Any) -> msgspec.msgpack.Ext:
        if isinstance(value, Opaque):
            return msgspec.msgpack.Ext(OPAQUE, value.type[:MAX_TYPE_NAME].encode("utf-8", "replace"))
        if not isinstance(value, np.ndarray):
            raise WireError(f"{type(value).__name__} is not plain data")
        array = np.asarray(value)
        name = array.dtype.str
        if name not in DTYPES or array.ndim > MAX_DIMENSIONS:
            raise WireError(f"an array of {name} with {array.ndim} dimensions can't travel")
        buffers.append(array.tobytes())
        shape = struct.pack(f"<BB{array.ndim}Q", DTYPES.index(name), array.ndim, *array.shape)
        return msgspec.msgpack.Ext(ARRAY, shape)

    try:
        header = msgspec.msgpack.encode(message, enc_hook=as_extension)
    except (msgspec.MsgspecError, OverflowError, TypeError, UnicodeError, RecursionError) as error:
        raise WireError(str(error)) from error
    body = b"".join(buffers)
    check_lengths(len(header), len(body))
    return PREFIX.pack(len(header), len(body)) + header + body


def check_lengths(header_bytes: int, body_bytes: int) -> None:
    """Raises WireError when a frame of these lengths is refused."""
    if header_bytes > MAX_HEADER_BYTES or body_bytes > MAX_BODY_BYTES:
        raise WireError(f"a frame of {header_bytes} + {body_bytes} bytes is too large")


def unpack(header: bytes | bytearray, body: bytes | bytearray, kind: Any) -> Any:
    """The message of type ``kind`` in a frame's two parts. Raises WireError for anything malformed."""
    arrays = Body(body)
    try:
        message = msgspec.msgpack.decode(header, type=kind, ext_hook=arrays.take)
    except MALFORMED as error:
        raise WireError(f"malformed message: {error}") from error
    arrays.check_used_up()
    return message


class Body:
    """A frame's body: the bytes of its arrays, taken in the order in which the header names them."""

    def __init__(self, body: bytes | bytearray) -> None:
        self._view = memoryview(body)
        self._offset = 0
        self.lost = False  # nobody knows any more where the next array begins

    def take(self, code: int, data: memoryview) -> np.ndarray | Opaque:
        """What an extension of the header stands for. Raises WireError."""
        return self.take_at_most(code, data, MAX_BODY_BYTES)

    def take_at_most(self, code: int, data: memoryview, most: int) -> np.ndarray | Opaque:
        """As ``take``; an array of more than ``most`` elements is passed over. Raises WireError, TooLarge."""
        if code == OPAQUE:
            return Opaque(name_only(bytes(data[: MAX_TYPE_NAME * 4]).decode("utf-8", "replace")))
        if code != ARRAY or len(data) < 2:
            raise WireError(f"unknown extension {code}")
        dtype_index, dimensions = data[0], data[1]
        if dtype_index >= len(DTYPES) or dimensions > MAX_DIMENSIONS or len(data) != 2 + 8 * dimensions:
            raise WireError("malformed array")
        shape = struct.unpack_from(f"<{dimensions}Q", data, 2)
        dtype = np.dtype(DTYPES[dtype_index])
        count = math.prod(shape)
        size = count * dtype.itemsize
        if size > len(self._view) - self._offset or max(shape, default=0) > MAX_BODY_BYTES:
            raise WireError("an array is longer than its bytes")
        if self.lost:
            raise TooLarge("an array after an answer that could not be read")
        begin, self._offset = self._offset, self._offset + size
        if count > most:
            raise TooLarge(f"an array of {count} elements, at most {most} were declared")
        return np.frombuffer(self._view[begin : self._offset], dtype=dtype).reshape(shape).copy()

    def check_used_up(self) -> None:
        """Raises WireError when there are bytes that no array has claimed."""
        if self._offset != len(self._view):
            raise WireError("bytes are left over after the last array")


def receive(read: Callable[[int], bytes | bytearray], kind: Any) -> Any:
    """The next frame as a message of type ``kind``; ``read(n)`` gives exactly n bytes.

    Its lengths are looked at before the rest of it is read. Raises WireError, and what ``read`` raises.
    """
    header_bytes, body_bytes = PREFIX.unpack(read(PREFIX.size))
    check_lengths(header_bytes, body_bytes)
    return unpack(read(header_bytes), read(body_bytes), kind)
