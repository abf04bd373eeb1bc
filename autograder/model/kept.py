"""Keeps what is dear to compute in the user's cache folder, under a digest of all that it depends on.

A file that is not whole, or of another form, counts as none. The cache only saves time: no permission, no cache. Whoever
may write there may also edit the grader; student code may not (see ``sandbox/THREATS.md``).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any

import msgspec

DIGEST_BYTES = 32
MOST_FILES = 64


def kept_folder() -> Path:
    """``$XDG_CACHE_HOME`` or ``~/.cache``, then the grader's own folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autograder"


def kept_path(kind: str, key: str, base: Path | None = None) -> Path:
    """Where a value of some kind lies: below ``base``, by default the user's ``kept_folder``."""
    return (base or kept_folder()) / kind / f"{key}.msgpack"


def read_kept(path: Path, kind: Any) -> Any | None:
    """The value, of type ``kind``; None when there is nothing usable."""
    try:
        data = path.read_bytes()
        digest, text = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        whole = hashlib.sha256(text).digest() == digest
        return msgspec.msgpack.decode(text, type=kind) if whole else None
    except (OSError, msgspec.MsgspecError):
        return None


def keep(path: Path, value: Any) -> None:
    """Write whole or not at all; of its kind the newest files stay."""
    text = msgspec.msgpack.encode(value)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(hashlib.sha256(text).digest() + text)
        partial.replace(path)
        files = sorted(path.parent.glob("*.msgpack"), key=lambda file: file.stat().st_mtime)
        for old in files[:-MOST_FILES]:
            old.unlink(missing_ok=True)
