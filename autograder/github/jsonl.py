"""A file of JSON lines that is only ever appended to, synced line by line: what it holds has happened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

Record = TypeVar("Record")


class DamagedFile(Exception):
    """A whole line of the file isn't one of its records; the message names the line."""


class JsonLines(Generic[Record]):
    """An open file of records. ``records`` are those that were there, in order.

    A last line that a killed process left without its newline is cut off: its ``append`` never returned.
    """

    def __init__(self, path: Path, record_type: type[Record]) -> None:
        """Open or create. Raises OSError, DamagedFile."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        try:
            content = path.read_bytes()
            whole = content[: content.rfind(b"\n") + 1]
            if len(whole) != len(content):
                os.ftruncate(self._descriptor, len(whole))
            self.records = self._decoded(whole, record_type)
            _sync_folder(path.parent)
        except BaseException:
            os.close(self._descriptor)
            raise

    def _decoded(self, content: bytes, record_type: type[Record]) -> list[Record]:
        decoder = msgspec.json.Decoder(record_type)
        records = []
        for number, line in enumerate(content.splitlines(), start=1):
            try:
                records.append(decoder.decode(line))
            except msgspec.MsgspecError as error:
                raise DamagedFile(f"{self._path}:{number}: {error}; restore the file from a copy") from error
        return records

    def append(self, record: Record) -> None:
        """Write and sync; when this returns, the record is on the disk. Raises OSError."""
        line = msgspec.json.encode(record) + b"\n"
        size = os.fstat(self._descriptor).st_size
        try:
            while line:
                line = line[os.write(self._descriptor, line) :]
            os.fsync(self._descriptor)
        except OSError:
            os.ftruncate(self._descriptor, size)
            raise
        self.records.append(record)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
