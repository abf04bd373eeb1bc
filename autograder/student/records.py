"""What the command and its bench say to each other: one JSON line per message.

The command (``check.py``) draws screens; the bench is the process that imports the student's file and runs the public
tests on it. Neither imports the other, so the command needs no torch and survives whatever the student's code does.
"""

from __future__ import annotations

from typing import Any

import msgspec

from autograder.model.course import Limits
from autograder.model.pictures import Picture
from autograder.model.statuses import Status
from autograder.model.verdict import Text


class Place(msgspec.Struct, frozen=True):
    """A line in the student's folder: its text, and the columns that are meant (0 and 0: the whole line)."""

    file: str
    line: int
    source: str = ""
    start: int = 0
    end: int = 0


class Trouble(msgspec.Struct, frozen=True):
    """An exception out of the student's code, and where it came from, if that is in one of the student's files.

    ``advice`` says what it is about where that could be told; the screens know something general for each type.
    """

    type: str
    message: str
    place: Place | None = None
    advice: Text | None = None


class InWords(msgspec.Struct, frozen=True):
    """An answer in words, where the bare values say too little, and what probably happened. None: the value will do.

    ``problem`` is said in place of the test's own words for what is off, as the ``detail``; ``advice`` after them.
    """

    got: Text | None = None
    expected: Text | None = None
    problem: Text | None = None
    advice: Text | None = None


class Checked(msgspec.Struct, frozen=True):
    """One public test: the fact that it checks; if it failed, what was called, came back and was expected.

    ``looked_at`` names what the test looked at after the call, where ``got`` is no value that was returned.
    """

    name: str
    passed: bool
    fact: Text
    detail: Text | None = None
    call: str = ""
    got: Any = None
    expected: Any = None
    in_words: InWords = InWords()
    looked_at: str = ""
    trouble: Trouble | None = None
    picture: Picture | None = None
    printed: str = ""


class Report(msgspec.Struct, frozen=True):
    """What came of one TODO's public tests."""

    todo: str
    status: Status
    checks: list[Checked] = []
    trouble: Trouble | None = None
    running: Text | None = None
    seconds: float = 0.0
    mistake: Text | None = None

    @property
    def failures(self) -> list[Checked]:
        """The tests that did not pass, in the suite's order."""
        return [check for check in self.checks if not check.passed]


# From the command to the bench.


class Warm(msgspec.Struct, frozen=True, tag="warm"):
    """Import now what the tests of these TODOs need, so that they answer at once later."""

    step: str
    todos: list[str]


class Run(msgspec.Struct, frozen=True, tag="run"):
    """Run the public tests of one TODO on the files of ``folder``, each within these limits."""

    step: str
    todo: str
    folder: str
    limits: Limits


Order = Warm | Run


# From the bench to the command.


class Alive(msgspec.Struct, frozen=True, tag="alive"):
    """The tests begin: what they need is imported. From now on the time limit counts."""


class Began(msgspec.Struct, frozen=True, tag="began"):
    """This test runs now."""

    fact: Text


class Stuck(msgspec.Struct, frozen=True, tag="stuck"):
    """The test took too long; the student's code was at this place. The bench ends after saying so."""

    place: Place | None


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """All tests of the TODO have run. ``last``: the student's code has worn the bench out, it ends now.

    ``mistake`` is the common mistake that answers as the student's code does, if one does.
    """

    checks: list[Checked]
    last: bool = False
    mistake: Text | None = None


class CannotImport(msgspec.Struct, frozen=True, tag="cannot_import"):
    """The student's file could not be imported."""

    trouble: Trouble
    last: bool = False


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """The check itself failed, which is no fault of the student's."""

    reason: str
    last: bool = False


class Warmed(msgspec.Struct, frozen=True, tag="warmed"):
    """The imports are done."""


Ending = Finished | CannotImport | Broken
News = Alive | Began | Stuck | Finished | CannotImport | Broken | Warmed
