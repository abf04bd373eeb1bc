"""Names the mistake behind wrong answers: whoever answers as a known wrong submission does, thinks as it does.

Which of the known ones fits, when several do:

1. the one whose answers agree best (``compare.closeness``: to the last digits, and in type);
2. then the one that is shared by fewer files of the catalogue, for it says something more specific;
3. then the first in alphabetical order, so that the same answers always get the same name.

A mistake that agrees with no known one in all answers may still look like one: see ``near_match``.

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
from autograder.suite.compare import Behaviour, agreement, behaviour_of, closeness

LOOKS_LIKE = 0.85  # the agreement from which on a mistake looks like a known one
AHEAD = 0.15  # by so much it must look more like that than like any other misconception


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


def near_match(known: Sequence[Known], asked: Behaviour, right: Behaviour) -> Known | None:
    """The catalogued mistake that the answers look like, for those that fit none exactly.

    Of all questions that either gets wrong, nearly all have the same wrong answer, and no other misconception comes near.
    Its explanation says that this is no certainty. Measured on the catalogue (rule ``named``): of variants that were left out
    none gets a wrong name by it.
    """
    ranked: dict[str, tuple[float, Known]] = {}
    for one in known:
        share = 0.0 if one.at_random else agreement(asked, one.behaviour, right)
        if share > ranked.get(one.misconception, (0.0, one))[0]:
            ranked[one.misconception] = (share, one)
    best, *others = [*sorted(ranked.values(), key=lambda found: (-found[0], found[1].file)), (0.0, None)]
    share, found = best
    if found is None or share < LOOKS_LIKE or share - others[0][0] < AHEAD:
        return None
    told = found.explanation
    text = Text(
        zh=f"这看起来像一个常见的错误（大部分答案和它一样）：{told.zh}",
        en=f"this looks like a known mistake (most answers are the same): {told.en}",
    )
    return msgspec.structs.replace(found, explanation=text)


def common_file(step: Step) -> Path:
    """Where the common mistakes of a step stand."""
    return PUBLIC / step.id / "mistakes.msgpack.z"


def common_of(calls: Sequence[Call], right: Sequence[Answer], known: Sequence[Known]) -> Common:
    """The record of one TODO."""
    whole = [msgspec.structs.replace(one, behaviour=one.behaviour.whole()) for one in known]
    return Common(pack(list(calls)), behaviour_of(right).whole(), whole)


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
