"""Reads a graded folder back: ``results.json`` one verdict at a time, so that a class of any size needs little memory."""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.model.errors import CallerError
from autograder.model.verdict import SCHEMA_VERSION, Sandbox, Verdict

RESULTS_FILE = "results.json"
PREVIOUS_FILE = "results.previous.json"
VERDICTS_KEPT = 256  # verdicts of the file that are in memory at a time
# As ``results.py`` lays them out. No string of JSON holds a line end, so nothing within a verdict looks like these.
OPENING, VERDICT_OPENS, VERDICT_CLOSES, CLOSING = b'\n "submissions": [', b"\n  {", b"\n  }", b"\n ]"


class ReportError(CallerError):
    """The report can't be made; the message names the file and says what to do."""


class Head(msgspec.Struct, frozen=True):
    """``results.json`` without its submissions."""

    course: str
    graded_at: str
    sandbox: Sandbox
    suite: dict[str, str]
    schema_version: int = SCHEMA_VERSION
    grader: str = ""


class _Submissions(msgspec.Struct, frozen=True):
    submissions: list[msgspec.Raw]


class Run:
    """One ``results.json``. Iterating decodes verdict after verdict, in the file's order: by student, then step."""

    def __init__(self, path: Path, text: mmap.mmap) -> None:
        """Raises msgspec.MsgspecError when the text is no ``results.json``."""
        self.path = path
        self._text = text
        laid_out = _laid_out(text)
        if laid_out is None:
            # Somebody's program has written it anew: as good, but in memory as a whole for a moment.
            laid_out = bytes(text), list(msgspec.json.decode(text, type=_Submissions).submissions)
        head, self._verdicts = laid_out
        self.head = msgspec.json.decode(head, type=Head)
        _forget(text)

    def __len__(self) -> int:
        return len(self._verdicts)

    def __iter__(self) -> Iterator[Verdict]:
        decoder = msgspec.json.Decoder(Verdict)
        for number, verdict in enumerate(self._verdicts):
            if number % VERDICTS_KEPT == 0:
                _forget(self._text)
            try:
                yield decoder.decode(verdict)
            except msgspec.MsgspecError as error:
                raise ReportError(f"{self.path}: submission {number} is no verdict: {error}") from error


def _laid_out(text: mmap.mmap) -> tuple[bytes, list[memoryview | msgspec.Raw]] | None:
    """The head as JSON, and the text of each verdict, found without decoding; None for another layout."""
    opening = text.find(OPENING)
    if opening < 0:
        return None
    position, view = opening + len(OPENING), memoryview(text)
    verdicts: list[memoryview | msgspec.Raw] = []
    while text[position : position + len(VERDICT_OPENS)] == VERDICT_OPENS:
        closing = text.find(VERDICT_CLOSES, position)
        if closing < 0:
            return None
        end = closing + len(VERDICT_CLOSES)
        verdicts.append(view[position:end])
        position = end + (text[end : end + 1] == b",")
        if len(verdicts) % VERDICTS_KEPT == 0:
            _forget(text)
    if text[position : position + len(CLOSING)] != CLOSING:
        return None
    return text[:opening] + OPENING + text[position:], verdicts


def _forget(text: mmap.mmap) -> None:
    """Let go of what was read of the file; it comes back when it is read again."""
    if hasattr(mmap, "MADV_DONTNEED"):
        text.madvise(mmap.MADV_DONTNEED)


def open_run(where: Path) -> Run:
    """The run whose results are in the folder ``where`` or in that file. Raises ReportError."""
    path = where / RESULTS_FILE if where.is_dir() else where
    try:
        with path.open("rb") as file:
            # Never closed here: the undecoded submissions are views of the map, which lives as long as they do.
            text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        run = Run(path, text)
    except OSError as error:
        raise ReportError(
            f"{path}: {error.strerror}; give a folder that grade.py run --out has written"
        ) from error
    except (ValueError, msgspec.MsgspecError) as error:
        raise ReportError(f"{path}: is no results.json of this grader ({error})") from error
    if run.head.schema_version != SCHEMA_VERSION:
        raise ReportError(
            f"{path}: schema version {run.head.schema_version}, this grader reads {SCHEMA_VERSION}; grade the class again"
        )
    return run


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
