"""While student code is asked something, what grading keeps from it is closed here as well: files, programs, the network,
the keyboard. So that nothing passes on a student's own machine and is stopped when it is graded.

This is a courtesy, not a wall: on their own machine students may do what they like, outside of the check.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.model.wire import Answer, Call

# Python's own name for what code is about to do (see its list of audit events), for all that the sandbox refuses.
PROGRAMS_AND_NETWORK = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "socket.connect",
    "socket.bind",
)
CHANGES = (
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.rmtree",
)
OPENED = ("open", "os.listdir", "os.scandir")
# Where Python and its packages lie, which grading lets code read, and devices.
READABLE = tuple({os.path.realpath(path) + os.sep for path in (sys.prefix, sys.base_prefix, "/dev") if path})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_files: Collection[str] = ()
_is_installed = False


def closed_to(files: Collection[Path], ask: Callable[[Call], Answer]) -> Callable[[Call], Answer]:
    """The same asker, with all of it closed to code of these files."""

    def closed(call: Call) -> Answer:
        with _closed({str(file) for file in files}):
            return ask(call)

    return closed


@contextmanager
def _closed(files: Collection[str]) -> Iterator[None]:
    global _files, _is_installed
    if not _is_installed:  # it can't be taken out again, but has nothing to say when nothing is closed
        sys.addaudithook(_refuse)
        _is_installed = True
    stdin = sys.stdin
    _files, sys.stdin = files, io.StringIO()
    try:
        yield
    finally:
        _files, sys.stdin = (), stdin


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Python's audit hook. Raises PermissionError, which is what the sandbox makes of it."""
    if not _files or not _is_closed(event, arguments) or not _is_asked_by_student():
        return
    what = str(arguments[0]) if arguments else event
    raise PermissionError(1, "closed to a submission", what[:80])


def _is_closed(event: str, arguments: tuple[Any, ...]) -> bool:
    if event in PROGRAMS_AND_NETWORK or event in CHANGES:
        return True
    if event not in OPENED or not isinstance(arguments[0], str | bytes):
        return False
    path = os.path.realpath(os.fsdecode(arguments[0]))
    flags = arguments[2] if event == "open" and isinstance(arguments[2], int) else 0
    return not path.startswith(READABLE) or (bool(flags & WRITES) and not path.startswith("/dev/"))


def _is_asked_by_student() -> bool:
    """Whether code of the student's asked for it, and not Python while it imports a module."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith("<frozen importlib") or name.endswith(("linecache.py", "traceback.py")):
            return False
        if name in _files:
            return True
        frame = frame.f_back
    return False
