"""Which student of the roster a hand-in is from, by what the *system* knows of its owner: ids first, then the full name.

A name decides only where it is nobody else's, neither on the roster nor in the download: two students may be called Wang
Wei, and “fangan” may be Fang An or Fan Gan. Where the roster has a person's id, a name never overrules it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.intake.placing import RefusedError
from autograder.intake.roster import Person, Roster


@dataclass(frozen=True)
class Owner:
    """What a system says of whose a hand-in is: its ids (number, login, e-mail), the most telling first, and the name."""

    ids: tuple[str, ...]
    name: str = ""
    email: str = ""

    @property
    def shown(self) -> str:
        """For people."""
        return f"{self.name} ({self.ids[0]})" if self.name not in ("", self.ids[0]) else self.ids[0]


def student_of(owner: Owner, roster: Roster, namesakes: int = 1) -> str | None:
    """The student's name on the roster; None for who isn't on it. ``namesakes``: owners of this name in the download.

    Raises RefusedError where it could be several.
    """
    for known in owner.ids:
        found = [person for person in roster.values() if _has_id(person, known)]
        if found:
            return _only(owner, found)
    found = [person for person in roster.values() if not _known_otherwise(person, owner)]
    found = [person for person in found if owner.name and _folded(owner.name) in _names(person)]
    if not found and re.fullmatch(r"\w+", owner.name):  # Canvas leaves no spaces
        found = [person for person in roster.values() if not _known_otherwise(person, owner)]
        found = [
            person for person in found if owner.name in {name.replace(" ", "") for name in _names(person)}
        ]
    if found and namesakes > 1:
        raise RefusedError(
            f"{namesakes} people are called {owner.name}; put their lms_user_id on the roster: this one's is {owner.ids[0]}"
        )
    return _only(owner, found) if found else None


def _has_id(person: Person, known: str) -> bool:
    folded = known.casefold()
    if folded in (person.lms_user_id.casefold(), person.email.casefold()):
        return True
    return folded == person.student.casefold() and person.lms_user_id.casefold() in ("", folded)


def _known_otherwise(person: Person, owner: Owner) -> bool:
    """Whether the roster has another id for this person than all that the system tells."""
    return bool(person.lms_user_id) and person.lms_user_id not in owner.ids


def _only(owner: Owner, found: list[Person]) -> str:
    if len(found) > 1:
        names = ", ".join(sorted(person.student for person in found))
        raise RefusedError(f"could be any of {names}; put {owner.ids[0]} on the roster as lms_user_id")
    return found[0].student


def _names(person: Person) -> set[str]:
    """A full name in both orders; “Souza, Ana” too, since punctuation is folded away."""
    if not (person.first_name or person.last_name):
        return set()
    orders = ((person.first_name, person.last_name), (person.last_name, person.first_name))
    spaced = {_folded(" ".join(order)) for order in orders}
    chinese = {_folded("".join(order)) for order in orders if not "".join(order).isascii()}
    return spaced | chinese


def _folded(name: str) -> str:
    composed = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", composed).split())


def missing(roster: Roster, taken: Iterable[str]) -> list[str]:
    """Who on the roster handed nothing in."""
    return sorted(set(roster) - set(taken))
