"""The key of a verdict: a digest of all that it depends on. The same key must always come to the same verdict."""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import version

from autograder.course import ROOT
from autograder.intake import Submission

PACKAGE = ROOT / "autograder"
# Views of the verdict and starters of processes: they can't change what a submission scores.
NOT_GRADING = ("outputs", "engines")
LIBRARIES = ("torch", "numpy", "hypothesis")


@lru_cache(maxsize=1)
def grader_digest() -> str:
    """sha256 of the grader: its sources, and the versions of Python and of the libraries that decide about numbers."""
    sha = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE)
        if name.parts[0] not in NOT_GRADING:
            content = path.read_bytes()
            sha.update(f"{name.as_posix()} {len(content)}\n".encode() + content)
    for library in LIBRARIES:
        sha.update(f"{library} {version(library)}\n".encode())
    sha.update(f"python {platform.python_version()} {platform.machine()}\n".encode())
    return sha.hexdigest()


def verdict_key(submission: Submission, suite: str, sandbox_level: int, only: str | None = None) -> str:
    """sha256 of what a verdict depends on.

    ``suite`` is the suite's digest, which covers the course's entry, limits and seed, the drivers and given files, and
    the drawn examples. The level is part of it: a verdict made under weaker confinement doesn't stand for one made
    under stronger. ``only`` is the TODO when it was graded alone.
    """
    parts = (
        submission.student,
        submission.step,
        submission.digest,
        *submission.ignored_files,
        suite,
        grader_digest(),
    )
    sha = hashlib.sha256()
    for part in (*parts, str(sandbox_level), only or ""):
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "little") + data)
    return sha.hexdigest()
