"""One writer: two runs on the same output folder can't mix. The second is told who holds it."""

from __future__ import annotations

import contextlib
import datetime
import os
import socket
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from autograder.model.errors import CallerError
from autograder.record.database import StorageError

LOCK_FILE = ".lock"
HOLDER_FILE = ".holder.json"


class HeldError(CallerError):
    """Another run is writing to the folder. The message names its process, machine and start."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds a folder. It is only ever shown: whether the folder is held is the operating system's word."""

    pid: int
    host: str
    since: str


class OutputLock:
    """Holds a folder from ``with`` to the end of it; a process that is killed lets go at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_FILE, timeout=0)

    def __enter__(self) -> OutputLock:
        """Raises HeldError, and StorageError when the folder can't be written to."""
        try:
            self._lock.acquire()
        except Timeout:
            raise HeldError(
                f"{self._folder} is being written to by {self._holder()}; wait until it is done"
            ) from None
        except OSError as error:
            raise StorageError(f"{self._folder}: {error.strerror}") from error
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat()
        holder = Holder(os.getpid(), socket.gethostname(), now)
        with contextlib.suppress(OSError):  # a courtesy to whoever comes second
            (self._folder / HOLDER_FILE).write_bytes(msgspec.json.encode(holder))
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            (self._folder / HOLDER_FILE).unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> str:
        try:
            holder = msgspec.json.decode((self._folder / HOLDER_FILE).read_bytes(), type=Holder)
        except (OSError, msgspec.MsgspecError):  # it has this very moment begun or ended
            return "another run"
        return f"process {holder.pid} on {holder.host}, since {holder.since}"
