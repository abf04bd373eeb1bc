"""Finds the student's own line behind an exception: a traceback through tests and drivers would only confuse."""

from __future__ import annotations

import traceback
from pathlib import Path
from types import FrameType

from autograder.model.wire import Raised
from autograder.student.records import Place, Trouble
from autograder.suite.in_process import RaisedHere
from autograder.suite.slips import advice_on

MESSAGE_CHARACTERS = 500


def from_exception(error: BaseException, folder: Path) -> Trouble:
    """An exception that came out of importing a file of ``folder``."""
    message = str(error)
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).parent == folder:
        message = error.msg
        place = _syntax_place(error)
    else:
        place = place_of(error, folder)
    line, column = (error.lineno or 0, error.offset or 0) if isinstance(error, SyntaxError) else (0, 0)
    name = type(error).__name__
    return Trouble(name, message[:MESSAGE_CHARACTERS], place, advice_on(name, message, line, column))


def place_of(error: BaseException, folder: Path) -> Place | None:
    """The innermost line of the folder's files that the exception passed through: of a TODO, if of any."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == folder
    ]
    if not frames:
        return None
    frame = next(
        (each for each in reversed(frames) if Path(each.filename).name.startswith("todo")), frames[-1]
    )
    one_line = frame.lineno == frame.end_lineno and frame.colno is not None and frame.end_colno is not None
    return place(
        Path(frame.filename),
        frame.lineno or 0,
        (frame.colno or 0, frame.end_colno or 0) if one_line else (0, 0),
    )


def place_of_frame(frame: FrameType | None, folder: Path) -> Place | None:
    """The innermost line of the folder's files that runs in this frame."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.parent == folder:
            return place(path, frame.f_lineno)
        frame = frame.f_back
    return None


def place(path: Path, line: int, byte_columns: tuple[int, int] = (0, 0)) -> Place:
    """A line with its source text. Python counts columns in UTF-8 bytes, screens in characters."""
    source = _line(path, line)
    start, end = (len(source.encode("utf-8")[:column].decode("utf-8", "ignore")) for column in byte_columns)
    return Place(path.name, line, source, start, end)


def from_answer(raised: Raised, folder: Path) -> Trouble:
    """An exception that the student's code raised while it was asked something."""
    if isinstance(raised, RaisedHere):
        return from_exception(raised.error, folder)
    return Trouble(raised.type, raised.message[:MESSAGE_CHARACTERS])


def _syntax_place(error: SyntaxError) -> Place:
    source = (error.text or "").rstrip("\r\n")
    start = max(0, (error.offset or 1) - 1)
    same_line = error.end_lineno == error.lineno and (error.end_offset or 0) > (error.offset or 0)
    end = (error.end_offset or 0) - 1 if same_line else start + 1
    return Place(Path(error.filename or "").name, error.lineno or 0, source, start, end)


def _line(path: Path, number: int) -> str:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[number - 1] if 0 < number <= len(lines) else ""
