"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes | Iterable[bytes], sync: bool = True) -> None:
    """Write beside the file, sync, rename: a reader sees the old content or the new one, never a part.

    ``content`` may come in pieces, so that it need not fit in memory. Without ``sync`` the file may be empty after a
    power cut: for what can be made again. Raises OSError (a full disk, no permission); the old file stays then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name[:200]}.partial")
    try:
        with partial.open("wb") as file:
            for piece in (content,) if isinstance(content, bytes) else content:
                file.write(piece)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def write_if_changed(path: Path, content: bytes) -> None:
    """As ``write_whole`` without sync; does nothing when the file holds exactly this. Raises OSError."""
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        pass
    write_whole(path, content, sync=False)
