"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def writing_whole(path: Path, sync: bool = True) -> Iterator[BinaryIO]:
    """A file to write to, beside ``path``; on leaving it is synced and renamed: a reader never sees a part.

    Without ``sync`` the file may be empty after a power cut: for what can be made again. Raises OSError (a full disk, no
    permission); then, and when the block raises, the old file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name[:200]}.partial")
    try:
        with partial.open("wb") as file:
            yield file
            if sync:
                file.flush()
                os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes | Iterable[bytes], sync: bool = True) -> None:
    """Write a file as ``writing_whole`` does. ``content`` may come in pieces, so that it need not fit in memory."""
    with writing_whole(path, sync) as file:
        file.writelines((content,) if isinstance(content, bytes) else content)


def write_if_changed(path: Path, content: bytes) -> None:
    """As ``write_whole`` without sync; does nothing when the file holds exactly this. Raises OSError."""
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        pass
    write_whole(path, content, sync=False)
