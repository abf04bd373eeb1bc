"""Names the mistake behind wrong answers: whoever answers as a known wrong submission does, thinks as it does.

Which of the known ones fits, when several do:

1. the one whose answers agree best (``compare.closeness``: to the last digits, and in type);
2. then the one that is shared by fewer files of the catalogue, for it says something more specific;
3. then the first in alphabetical order, so that the same answers always get the same name.

Files that answer at random (known by giving other answers when they are run again) match no one exactly. They name a
submission that answers the same question in two ways, unless something else fits.

Official grading compares the answers to hidden questions with the whole catalogue (``grading/misconceptions.py``). For a
student's own check the common mistakes stand in a file beside the public tests: the calls of these tests, and how each
mistake answers them, without anybody's code.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.model.course import Step, Todo
from autograder.model.paths import PUBLIC
from autograder.model.verdict import Text
from autograder.model.wire import PREFIX, Answer, Call, WireError, pack, unpack
from autograder.suite.ask import Asker
from autograder.suite.compare import Behaviour, behaviour_of, closeness


class Known(msgspec.Struct, frozen=True):
    """One catalogued mistake and how it behaves; ``at_random`` when it behaves otherwise each time."""

    misconception: str
    explanation: Text
    behaviour: Behaviour
    at_random: bool
    file: str


class Common(msgspec.Struct, frozen=True):
    """The common mistakes of one TODO: ``calls`` of its public tests, as a frame, the right answers, the known wrong ones."""

    calls: bytes
    right: Behaviour
    known: list[Known]


def best_match(known: Sequence[Known], asked: Behaviour, right: Behaviour, flaky: bool) -> Known | None:
    """The catalogued mistake that fits best; see the rules at the top of this module."""
    fits = [(closeness(asked, one.behaviour, right), one) for one in known if not one.at_random]
    best = max((fit for fit, _ in fits), default=0)
    candidates = [one for fit, one in fits if fit == best and best > 0]
    if not candidates and flaky:
        candidates = [one for one in known if one.at_random and one.behaviour.shape == asked.shape]
    shared = Counter(one.misconception for one in known)
    return min(
        candidates, key=lambda one: (shared[one.misconception], one.misconception, one.file), default=None
    )


def common_file(step: Step) -> Path:
    """Where the common mistakes of a step stand."""
    return PUBLIC / step.id / "mistakes.msgpack.z"


def common_of(calls: Sequence[Call], right: Sequence[Answer], known: Sequence[Known]) -> Common:
    """The record of one TODO."""
    return Common(pack(list(calls)), behaviour_of(right), list(known))


def as_file(common: Mapping[str, Common]) -> bytes:
    """The records of a step's TODOs, by id, as the file's content."""
    return zlib.compress(msgspec.msgpack.encode(dict(sorted(common.items()))), 9)


def read_common(step: Step) -> dict[str, Common]:
    """The records of a step's TODOs; none where the file is missing or was damaged: then mistakes have no names."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(common_file(step).read_bytes()), type=dict[str, Common])
    except (OSError, zlib.error, msgspec.MsgspecError):
        return {}


def name_common(step: Step, todo: Todo, ask: Asker) -> Text | None:
    """What the common mistake is that answers as this code does; None when it is none of them."""
    common = read_common(step).get(todo.id)
    if common is None or not common.known:
        return None
    header, _ = PREFIX.unpack(common.calls[: PREFIX.size])
    begin = PREFIX.size + header
    try:
        calls = unpack(common.calls[PREFIX.size : begin], common.calls[begin:], list[Call])
    except WireError:
        return None
    found = best_match(common.known, behaviour_of([ask(call) for call in calls]), common.right, False)
    return found.explanation if found else None
