"""Names that come from outside, checked before anything is done with them."""

from __future__ import annotations

import re

from autograder.intake.submissions import student_label
from autograder.model.clean import plain

REPOSITORY = re.compile(
    r"(?P<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?)/(?P<name>[A-Za-z0-9._-]{1,100})", re.ASCII
)
ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+/(?P<rest>[^?#]+?)(?:\.git)?/?", re.ASCII)
SHA = re.compile(r"[0-9a-f]{40}", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
MAX_STUDENT_BYTES = 120
NOT_IN_ARTIFACTS = frozenset('":<>|*?\\')  # GitHub stores no artifact with such a file name


class NameProblem(Exception):
    """A name can't be what it stands for; the message says which name and what is expected."""


def repository(text: str) -> str:
    """``owner/name`` of a roster's cell, which may also be the repository's https address. Raises NameProblem."""
    address = ADDRESS.fullmatch(text)
    name = address["rest"] if address else text
    found = REPOSITORY.fullmatch(name)
    if found is None or found["name"] in (".", "..") or found["name"].endswith(".git"):
        raise NameProblem(f"repository “{plain(text, 120)}”: expected owner/name, as in my-class/hw-ada")
    return name


def student(text: str) -> str:
    """A student's name as it can be the name of a folder. Raises NameProblem."""
    usable = text and text[0] not in ".-" and "/" not in text and student_label(text) == text
    usable = usable and NOT_IN_ARTIFACTS.isdisjoint(text) and not text.endswith((".", " "))
    if not usable or len(text.encode("utf-8")) > MAX_STUDENT_BYTES:
        raise NameProblem(
            f'student “{plain(text, 120)}”: a name must be able to name a folder: none of / \\ " : < > | * ?, no control '
            f"characters, no dot or dash at the start, no dot at the end, at most {MAX_STUDENT_BYTES} bytes"
        )
    return text


def sha(text: str) -> str:
    """A commit's full name, lower case. Raises NameProblem."""
    if SHA.fullmatch(text) is None:
        raise NameProblem(f"commit “{plain(text, 60)}”: expected 40 hexadecimal digits")
    return text
