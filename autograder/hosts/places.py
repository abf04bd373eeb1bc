"""Where each system puts a submission into a container and expects its result, and what it says of who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Annotated

import msgspec

from autograder.intake.ledger import Line
from autograder.intake.roster import Person
from autograder.model.errors import InfrastructureError


@dataclass(frozen=True)
class Place:
    """Paths from the root of the container. ``metadata``: what the system says of the submission, where it does."""

    submission: str
    results: str
    metadata: str | None = None


PLACES = {
    "gradescope": Place(
        "autograder/submission", "autograder/results/results.json", "autograder/submission_metadata.json"
    ),
    "prairielearn": Place("grade/student", "grade/results/results.json"),
    "folder": Place("in", "out/results.json"),
}


@dataclass(frozen=True)
class Came:
    """Whose a submission is, when it came and how many days later than others it may, as the system says."""

    name: str = "submission"
    received: datetime | None = None
    extension_days: float = 0.0

    def people(self) -> list[Person]:
        """As a roster would say it."""
        return [Person(self.name, extension_days=self.extension_days)] if self.extension_days else []

    def lines(self, step: str) -> list[Line]:
        """As a ledger would say it."""
        return [Line(self.name, step, self.received)] if self.received else []


Time = Annotated[datetime, msgspec.Meta(tz=True)]


class Dates(msgspec.Struct, frozen=True):
    """When an assignment is due: for all, or for one student."""

    due_date: Time | None = None


class User(msgspec.Struct, frozen=True):
    """One of those who handed it in together."""

    assignment: Dates = Dates()


class Metadata(msgspec.Struct, frozen=True):
    """What of Gradescope's submission_metadata.json counts here."""

    id: int
    created_at: Time
    assignment: Dates = Dates()
    users: Sequence[User] = ()


def came_of(root: Path, at: Place) -> Came:
    """What the system says of a submission; nothing in particular where it says nothing.

    Raises InfrastructureError for metadata that can't be read: without it nobody knows whether the work came in time.
    """
    if at.metadata is None:
        return Came()
    path = root / PurePosixPath(at.metadata)
    try:
        said = msgspec.json.decode(path.read_bytes(), type=Metadata)
    except (OSError, msgspec.MsgspecError) as error:
        raise InfrastructureError(f"{path}: can't be read ({error})") from error
    due = said.assignment.due_date
    own = max((user.assignment.due_date for user in said.users if user.assignment.due_date), default=None)
    extension = (own - due) / timedelta(days=1) if own and due else 0.0
    return Came(f"submission_{said.id}", said.created_at, max(0.0, extension))
