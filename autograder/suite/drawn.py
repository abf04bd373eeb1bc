"""Keeps drawn examples, so that only a changed suite, course or grader waits for hypothesis.

They lie in the user's cache folder under a digest of all that drawing depends on. A file that is not whole is drawn
again. Losing the folder costs a second.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from importlib.metadata import version
from pathlib import Path

import msgspec

from autograder.model.course import Course, Step
from autograder.model.digest import digest_of_files, grader_digest
from autograder.model.paths import HIDDEN
from autograder.suite.draw import Examples, draw

KEPT_FILES = 16
DIGEST_BYTES = 32


def drawn_examples(course: Course, step: Step, folder: Path | None = None) -> Examples:
    """The examples of a step's hidden suite: kept ones, else drawn now. ``folder``: default the user's cache folder.

    Raises SuiteError.
    """
    path = (folder or cache_folder()) / f"{_key(course, step)}.msgpack"
    kept = _read(path)
    if kept is None:
        kept = draw(course, step)
        _keep(path, kept)
    return kept


def cache_folder() -> Path:
    """``$XDG_CACHE_HOME`` or ``~/.cache``, then the course's own folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pretrain-course" / "examples"


def _key(course: Course, step: Step) -> str:
    """sha256 of the suite, the grader and the libraries; hypothesis looks at the text of all of them."""
    files = [*sorted(HIDDEN.glob("*.py")), *sorted((HIDDEN / step.id).glob("*.py"))]
    todos = [(todo.module, todo.points) for todo in step.everything]
    what = f"{step.id} {course.seed} {todos} {version('pytest')} {version('hypothesis')} {grader_digest()}"
    return digest_of_files(files, what.encode())


def _read(path: Path) -> Examples | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, text = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
    if hashlib.sha256(text).digest() != digest:
        return None
    return msgspec.msgpack.decode(text, type=Examples)


def _keep(path: Path, examples: Examples) -> None:
    """Write whole or not at all. The cache only saves time: no permission, no cache."""
    text = msgspec.msgpack.encode(examples)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(hashlib.sha256(text).digest() + text)
        partial.replace(path)
        for old in sorted(path.parent.glob("*.msgpack"), key=lambda file: file.stat().st_mtime)[:-KEPT_FILES]:
            old.unlink(missing_ok=True)
