"""The key of a verdict: a digest of all that it depends on. The same key must always come to the same verdict."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from autograder.model.paths import ROOT
from autograder.model.submission import Submission

# What grades, whatever the course: whole rooms, so that no list of files can forget one.
GRADING_ROOMS = ("model", "sandbox", "suite", "grading")
SOURCES = (".py", ".txt")  # a table that is read, such as the system calls', grades as well
LIBRARIES = ("torch", "numpy", "hypothesis")


def digest_of_files(paths: Iterable[Path], *parts: bytes) -> str:
    """sha256 of files, by their names below the checkout and their bytes, and of further parts, in this order."""
    named = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in paths]
    sha = hashlib.sha256()
    for name, content in [*named, *(("", part) for part in parts)]:
        sha.update(f"{name} {len(content)}\n".encode() + content)
    return sha.hexdigest()


def grader_files() -> list[Path]:
    """The sources that grade. All else (outputs, the students' program, authors' tools) regrades nobody."""
    files = [path for room in GRADING_ROOMS for path in sorted((ROOT / "autograder" / room).rglob("*"))]
    return [path for path in files if path.suffix in SOURCES]


@lru_cache(maxsize=1)
def grader_digest() -> str:
    """sha256 of the grader: the sources that grade, and the versions of what decides about numbers."""
    versions = [f"{library} {version(library)}" for library in LIBRARIES]
    machine = f"python {platform.python_version()} {platform.machine()}"
    return digest_of_files(grader_files(), "\n".join([*versions, machine]).encode())


def verdict_key(submission: Submission, suite: str, sandbox_level: int, only: str | None = None) -> str:
    """sha256 of what a verdict depends on.

    ``suite`` is the suite's digest, which covers the step's entry, limits and seed, the drivers and what they use, and
    the drawn examples. The level is part of it: a verdict made under weaker confinement doesn't stand for one made
    under stronger. ``only`` is the TODO when it was graded alone.
    """
    known = (submission.student, submission.step, submission.digest, submission.ignored_files)
    return key_of(*known, suite, grader_digest(), sandbox_level, only)


def key_of(
    student: str,
    step: str,
    submission: str,
    ignored_files: Iterable[str],
    suite: str,
    grader: str,
    sandbox_level: int,
    only: str | None = None,
) -> str:
    """The key from its parts: ``submission``, ``suite`` and ``grader`` are digests."""
    sha = hashlib.sha256()
    for part in (student, step, submission, *ignored_files, suite, grader, str(sandbox_level), only or ""):
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "little") + data)
    return sha.hexdigest()
