"""What the systems that hand out downloads write into the names of files: whose each is, which attempt, and when.

A recogniser is one pattern for the part of a path that the *system* wrote, from its beginning to where the student's own
names begin. So nothing that a student calls a file can change whose it is, or when it came: all later text is ``rest``.
One recogniser is chosen for a whole download, by all of its names, never file by file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import TypeVar

from autograder.intake.archives import SUFFIXES
from autograder.intake.collected import CollectError


@dataclass(frozen=True)
class Stamp:
    """What a system says of one file. ``key`` is its stable id of the student (or of the submission), ``name`` is for
    people; ``attempt`` tells hand-ins of one student apart and ``order`` puts them in order, as it does a file's versions.
    """

    key: str
    name: str
    rest: str
    attempt: str = ""
    order: tuple[int, ...] = ()
    received: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class Source:
    """A recogniser: a pattern with the groups of Stamp, how its times are written, and its own files beside hand-ins.

    ``versions``: the number tells versions of a file apart within one hand-in, not hand-ins.
    """

    name: str
    pattern: re.Pattern[str]
    own_files: re.Pattern[str] | None = None
    time_format: str = ""
    versions: bool = False
    specific: bool = True

    def stamp(self, path: str, zone: tzinfo) -> Stamp | None:
        """What is said of a file; None when it isn't one of this source's."""
        found = self.pattern.fullmatch(path)
        if found is None:
            return None
        parts = {name: text or "" for name, text in found.groupdict().items()}
        received = self._time(parts.get("time", ""), zone)
        if received is None and parts.get("time") and self.time_format:
            return None  # no system writes 99:99
        number = parts.get("number", "")
        mark = parts.get("mark", "")
        order = (
            int(received.timestamp()) if received else 0,
            int(re.sub(r"\D", "", mark or number)[:18] or "0"),
        )
        return Stamp(
            key=parts["key"],
            name=parts.get("name") or parts["key"],
            rest=parts["rest"] or path,
            attempt="" if self.versions else f"{parts.get('time', '')}{mark}{number}",
            order=order,
            received=received,
            late=bool(parts.get("late")),
        )

    def _time(self, text: str, zone: tzinfo) -> datetime | None:
        try:
            return datetime.strptime(text, self.time_format).replace(tzinfo=zone) if text else None
        except (ValueError, OverflowError):
            return None

    def is_own(self, path: str) -> bool:
        """Whether the system itself wrote the file."""
        return self.own_files is not None and self.own_files.fullmatch(path) is not None


# instructure/canvas-lms, lib/content_zipper.rb: the name has no characters but those of words, and is lower case;
# LATE is upper case; the user's number, then the attachment's, then the file's own name. Text and links lack the latter.
CANVAS = Source(
    "canvas",
    re.compile(
        r"(?:(?P<name>\w+?)_)??(?:(?P<late>LATE)_)?(?P<key>\d+|anon_[0-9A-Za-z]+)_"
        r"(?:(?P<number>\d+)_|(?=(?:text|link)\.html$))(?P<rest>[^/]+)",
        re.DOTALL,
    ),
    versions=True,
)
# moodle/mod/assign/locallib.php: underscores of names become spaces; the number is the participant's.
MOODLE = Source(
    "moodle",
    re.compile(
        r"(?P<name>[^_/]+)_(?P<key>\d+)_assignsubmission_(?:file|onlinetext)(?:_?/|_)(?P<rest>.+)",
        re.DOTALL,
    ),
)
GRADESCOPE = Source(
    "gradescope",
    re.compile(r"submission_(?P<key>\d+)/(?P<rest>.+)", re.DOTALL),
    own_files=re.compile(r"submission_metadata\.yml"),
)
# The first “_attempt_” is the system's; the title in front of the user's name is the assignment's.
BLACKBOARD = Source(
    "blackboard",
    re.compile(
        r"(?P<name>[^/]*?_(?P<key>[^_/]+))_attempt_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)_(?P<rest>.+)",
        re.DOTALL,
    ),
    own_files=re.compile(r"[^/]*?_[^_/]+_attempt_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.txt"),
    time_format="%Y-%m-%d-%H-%M-%S",
)
BRIGHTSPACE = Source(
    "brightspace",
    re.compile(
        r"(?P<key>\d+)-(?P<number>\d+) - (?P<name>[^/]+) - "
        r"(?P<time>[A-Z][a-z]{2,8} \d{1,2}, \d{4} \d{3,4} [AP]M)/(?P<rest>.+)",
        re.DOTALL,
    ),
    own_files=re.compile(r"index\.html"),
    time_format="%b %d, %Y %I%M %p",
)
_ARCHIVE = "|".join(re.escape(suffix) for suffix in sorted(SUFFIXES, key=len, reverse=True))
# A folder or an archive for each student, named by whoever made it. A time or a number at its end orders attempts; it is
# no time of receipt, since a student may have chosen it.
FOLDERS = Source(
    "folders",
    re.compile(
        rf"(?P<key>[^/]+?)(?:_(?P<mark>\d{{4}}-\d\d-\d\d-\d\d-\d\d-\d\d))?(?:/(?P<rest>.+)|(?P<archive>(?i:{_ARCHIVE})))",
        re.DOTALL,
    ),
    specific=False,
)
SOURCES = (CANVAS, MOODLE, GRADESCOPE, BLACKBOARD, BRIGHTSPACE)
BY_NAME = {source.name: source for source in (*SOURCES, FOLDERS)}


def choose(names: Sequence[str], zone: tzinfo) -> Source:
    """The recogniser of all these names. Raises CollectError when two fit equally well.

    A system's must know more than half of the names: one student's odd names can't change what a download is.
    """
    counts = {
        source: sum(source.is_own(name) or source.stamp(name, zone) is not None for name in names)
        for source in SOURCES
    }
    most = max(counts.values(), default=0)
    best = [source for source, count in counts.items() if count == most]
    if 2 * most <= len(names):
        return FOLDERS
    if len(best) > 1:
        raise CollectError(
            f"these names could be {' or '.join(source.name for source in best)}'s; say which: --source NAME"
        )
    return best[0]


_SUFFIX = re.compile(r"(?P<base>.+)-(?P<number>\d{1,2})")
T = TypeVar("T")


def same_student(stamped: Sequence[tuple[Stamp, T]], roster: Collection[str]) -> list[tuple[Stamp, T]]:
    """“ana-2” is the second attempt of “ana” where there is an “ana”, unless the roster has an “ana-2” too."""
    keys = {stamp.key for stamp, _ in stamped}

    def of(stamp: Stamp) -> Stamp:
        found = _SUFFIX.fullmatch(stamp.key)
        if found is None or stamp.key in roster or found["base"] not in keys:
            return stamp
        number = int(found["number"])
        return replace(stamp, key=found["base"], name=found["base"], attempt=f"-{number}", order=(0, number))

    return [(of(stamp), other) for stamp, other in stamped]
