"""Puts one submission in its place: a folder of regular files, written beside and renamed, with its time of receipt."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from autograder.intake.receipt import format_timestamp
from autograder.intake.submissions import RECEIPT_FILES, SECRET_FILE, TIMESTAMP_FILE, shown_name

MAX_FILES = 500
MAX_FILE_BYTES = 20 << 20
MAX_TOTAL_BYTES = 50 << 20
MAX_DEPTH = 8
MAX_SECONDS = 60
MAX_NAME_BYTES = 200
SKIPPED = re.compile(
    r"\.git|\.venv|venv|__pycache__|\.ipynb_checkpoints|\.hypothesis|\.pytest_cache|\.ruff_cache|\.DS_Store|__MACOSX"
    r"|runs|.*\.(pyc|pt|pth|ckpt|safetensors|npy)"
)
# What nbgrader's release has put beside the step's files, and `nbgrader submit` sends back: nobody's work.
HANDED_OUT = ("autograder", "course", "data", "kit")
# What a folder or file name may not hold, anywhere: separators, controls, what Windows or a shell would act on.
ODD_NAME = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|]|^[-~]|^\s|\s$|[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class RefusedError(Exception):
    """This submission is not taken, for the reason given; the others are."""


@dataclass(frozen=True)
class Item:
    """One file of a submission: its path below the step's folder, and its bytes."""

    path: PurePosixPath
    content: bytes


@dataclass
class Budget:
    """What is left of a submission's limits, time included. Counting happens before anything is written."""

    files: int = MAX_FILES
    total: int = MAX_TOTAL_BYTES
    seen: set[str] = field(default_factory=set)
    until: float = field(default_factory=lambda: time.monotonic() + MAX_SECONDS)

    def take_time(self) -> None:
        """Raises RefusedError once the time is up."""
        if time.monotonic() > self.until:
            raise RefusedError(f"took more than {MAX_SECONDS} s to read")

    def take(self, path: PurePosixPath, size: int, again: bool = False) -> None:
        """Count one file in; one of the same name is refused unless it may come ``again``. Raises RefusedError."""
        self.take_time()
        self.files -= 1
        self.total -= size
        if self.files < 0:
            raise RefusedError(f"more than {MAX_FILES} files")
        if size > MAX_FILE_BYTES:
            raise RefusedError(f"{shown_name(str(path))}: larger than {MAX_FILE_BYTES >> 20} MiB")
        if self.total < 0:
            raise RefusedError(f"more than {MAX_TOTAL_BYTES >> 20} MiB in all")
        folded = str(path).casefold()
        if folded in self.seen and not again:
            raise RefusedError(f"{shown_name(str(path))}: there twice, or once more in other letter case")
        self.seen.add(folded)


def checked_path(name: str) -> PurePosixPath | None:
    """A relative path that stays below its folder; None for what nobody needs (caches, weights).

    Raises RefusedError for an absolute path, ``..``, a drive letter, controls, or a name that no disk holds.
    """
    parts = name.split("/")
    if name.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise RefusedError(f"{shown_name(name)}: a path that leads elsewhere")
    if len(parts) > MAX_DEPTH:
        raise RefusedError(f"{shown_name(name)}: more than {MAX_DEPTH} folders deep")
    for part in parts:
        if ODD_NAME.search(part) or len(os.fsencode(part)) > MAX_NAME_BYTES:
            raise RefusedError(f"{shown_name(name)}: an odd name")
    return None if any(SKIPPED.fullmatch(part) for part in parts) else PurePosixPath(*parts)


def checked_student(name: str) -> str:
    """A student's name as a folder's. Raises RefusedError."""
    if (
        not name
        or name.startswith(".")
        or "/" in name
        or ODD_NAME.search(name)
        or len(os.fsencode(name)) > 120
    ):
        raise RefusedError(f"{shown_name(name) or 'nobody'}: no name for a student's folder")
    return name


def place(submitted: Path, student: str, step: str, items: Iterable[Item], received: datetime | None) -> Path:
    """Write a submission, replacing an older one as a whole; ``received``: None where nobody knows.

    Raises RefusedError and OSError; the older one stays then.
    """
    target = submitted / checked_student(student) / step
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.parent.is_symlink() or target.is_symlink():
        raise RefusedError(f"{target}: is a link")
    partial = Path(tempfile.mkdtemp(prefix=".partial-", dir=target.parent))
    try:
        for item in items:
            if len(item.path.parts) == 1 and item.path.name in RECEIPT_FILES:
                continue
            path = partial / item.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(item.content)
        if received is not None:
            (partial / TIMESTAMP_FILE).write_text(format_timestamp(received), encoding="ascii")
        (partial / SECRET_FILE).write_text(secrets.token_hex(64), encoding="ascii")
        partial.chmod(0o755)
        _exchange(partial, target)
    except (FileExistsError, NotADirectoryError) as error:
        raise RefusedError("a file and a folder of the same name") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return target


def _exchange(fresh: Path, target: Path) -> None:
    """Put a whole folder in the place of another. A kill in between leaves one of them, never a part of one."""
    aside = fresh.with_name(fresh.name.replace(".partial-", ".older-"))
    if target.exists():
        target.rename(aside)
    fresh.rename(target)
    shutil.rmtree(aside, ignore_errors=True)


def add_missing_notebooks(target: Path, source: Path) -> list[str]:
    """Put in the course's own notebooks where a submission has none; their names.

    nbgrader goes by notebooks: it would pass over a submission of files only. Raises OSError.
    """
    missing = [path for path in sorted(source.glob("*.ipynb")) if not os.path.lexists(target / path.name)]
    for path in missing:
        with (target / path.name).open("xb") as file:
            file.write(path.read_bytes())
    return [path.name for path in missing]


FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def items_of_folder(folder: Path) -> Iterator[Item]:
    """The regular files below a folder that may change under our eyes; no link is followed on any step.

    Raises RefusedError for links, devices and the limits; OSError.
    """
    descriptor = os.open(folder, FOLDER)
    try:
        yield from _items(descriptor, "", Budget())
    finally:
        os.close(descriptor)


def items_of_exchange(folder: Path) -> Iterator[Item]:
    """As ``items_of_folder``, without what was handed out beside the step's files."""
    for item in items_of_folder(folder):
        if len(item.path.parts) == 1 or item.path.parts[0] not in HANDED_OUT:
            yield item


def _items(folder: int, prefix: str, budget: Budget) -> Iterator[Item]:
    with os.scandir(folder) as entries:
        names = [entry.name for _, entry in zip(range(MAX_FILES + 1), entries, strict=False)]
    for name in sorted(names):
        path = checked_path(prefix + name)
        if path is None:
            continue
        mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
            raise RefusedError(f"{shown_name(str(path))}: a link or a device, not a file")
        inner = os.open(name, FOLDER if stat.S_ISDIR(mode) else FILE, dir_fd=folder)
        try:
            if stat.S_ISDIR(mode):
                yield from _items(inner, f"{prefix}{name}/", budget)
            else:
                content = _content(inner)
                budget.take(path, len(content))
                yield Item(path, content)
        finally:
            os.close(inner)


def _content(descriptor: int) -> bytes:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise RefusedError("a file was exchanged while it was read")
    with open(descriptor, "rb", closefd=False) as file:
        return file.read(MAX_FILE_BYTES + 1)
