"""The key of a verdict: a digest of all that it depends on. The same key must always come to the same verdict."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from autograder.model.paths import ROOT
from autograder.model.submission import Submission

# Everything that can change what a submission scores is imported by the worker's process.
ENTRANCE = "autograder.grading.worker"
# By text, not by syntax tree: this runs before every class, and a name too many does no harm.
IMPORT = re.compile(
    r"^\s*(?:from|import)\s+(?P<module>autograder[\w.]*)(?:\s+import\s+(?P<names>\([^)]*\)|[^\n]*))?",
    re.MULTILINE,
)
LIBRARIES = ("torch", "numpy", "hypothesis")


@lru_cache(maxsize=1)
def grader_digest() -> str:
    """sha256 of the grader: the sources that grade, and the versions of what decides about numbers.

    Outputs and other commands don't count: changing them regrades nobody.
    """
    sha = hashlib.sha256()
    for name in sorted(grading_modules()):
        path = _path_of(name)
        content = path.read_bytes() if path else b""
        sha.update(f"{name} {len(content)}\n".encode() + content)
    for library in LIBRARIES:
        sha.update(f"{library} {version(library)}\n".encode())
    sha.update(f"python {platform.python_version()} {platform.machine()}\n".encode())
    return sha.hexdigest()


def grading_modules() -> set[str]:
    """The names of the project's modules that a worker imports, directly or through others, at any time."""
    found: set[str] = set()
    waiting = [ENTRANCE]
    while waiting:
        name = waiting.pop()
        path = _path_of(name)
        if path is not None and name not in found:
            found.add(name)
            waiting += _imports(path)
    return found


def _path_of(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split("."))
    return next((p for p in (path / "__init__.py", path.with_suffix(".py")) if p.is_file()), None)


def _imports(path: Path) -> Iterator[str]:
    """The names of the project that a file's import statements may mean: modules, or names in them."""
    for match in IMPORT.finditer(path.read_text(encoding="utf-8")):
        module = match["module"]
        packages = module.split(".")
        yield from (".".join(packages[:depth]) for depth in range(1, len(packages) + 1))
        yield from (f"{module}.{name}" for name in re.findall(r"\w+", match["names"] or ""))


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
