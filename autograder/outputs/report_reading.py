"""Reads a graded folder back: ``results.json`` one verdict at a time, so that a class of any size needs little memory."""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.errors import CallerError
from autograder.verdict import SCHEMA_VERSION, Sandbox, Verdict

RESULTS_FILE = "results.json"
PREVIOUS_FILE = "results.previous.json"
PAGES_KEPT = 256  # verdicts of the file that are in memory at a time


class ReportError(CallerError):
    """The report can't be made; the message names the file and says what to do."""


class Head(msgspec.Struct, frozen=True):
    """``results.json`` with its submissions still undecoded."""

    course: str
    graded_at: str
    sandbox: Sandbox
    suite: dict[str, str]
    submissions: list[msgspec.Raw]
    schema_version: int = SCHEMA_VERSION
    grader: str = ""


class Run:
    """One ``results.json``. Iterating decodes verdict after verdict, in the file's order: by student, then step."""

    def __init__(self, path: Path, head: Head, text: mmap.mmap) -> None:
        self.path = path
        self.head = head
        self._text = text
        self._forget()

    def __len__(self) -> int:
        return len(self.head.submissions)

    def __iter__(self) -> Iterator[Verdict]:
        decoder = msgspec.json.Decoder(Verdict)
        for number, raw in enumerate(self.head.submissions):
            if number % PAGES_KEPT == 0:
                self._forget()
            try:
                yield decoder.decode(raw)
            except msgspec.MsgspecError as error:
                raise ReportError(f"{self.path}: submission {number} is no verdict: {error}") from error

    def _forget(self) -> None:
        """Let go of what was read of the file; it comes back when it is read again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._text.madvise(mmap.MADV_DONTNEED)


def open_run(where: Path) -> Run:
    """The run whose results are in the folder ``where`` or in that file. Raises ReportError."""
    path = where / RESULTS_FILE if where.is_dir() else where
    try:
        with path.open("rb") as file:
            # Never closed here: the undecoded submissions are views of the map, which lives as long as they do.
            text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = msgspec.json.decode(text, type=Head)
    except OSError as error:
        raise ReportError(
            f"{path}: {error.strerror}; give a folder that grade.py run --out has written"
        ) from error
    except (ValueError, msgspec.MsgspecError) as error:
        raise ReportError(f"{path}: is no results.json of this grader ({error})") from error
    if head.schema_version != SCHEMA_VERSION:
        raise ReportError(
            f"{path}: schema version {head.schema_version}, this grader reads {SCHEMA_VERSION}; grade the class again"
        )
    return Run(path, head, text)


def keep_previous(folder: Path) -> None:
    """Keep the results that are about to be replaced, to tell afterwards what changed. Raises OSError.

    Nothing happens when there are none. A run that is broken off between this and its results does no harm: the next one
    keeps the same results again.
    """
    current, partial = folder / RESULTS_FILE, folder / f".{PREVIOUS_FILE}.partial"
    if not current.is_file():
        return
    partial.unlink(missing_ok=True)
    try:
        with contextlib.suppress(OSError):  # a second name costs nothing, but not every file system has them
            os.link(current, partial)
        if not partial.exists():
            shutil.copyfile(current, partial)
        partial.replace(folder / PREVIOUS_FILE)
    finally:
        partial.unlink(missing_ok=True)


def previous_run(folder: Path) -> Run | None:
    """The run before the one in ``folder``; None when none was kept. Raises ReportError for a damaged one."""
    path = folder / PREVIOUS_FILE
    return open_run(path) if path.is_file() else None
