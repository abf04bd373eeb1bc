"""What a folder's git history would hand out: every file of every commit that a push sends, not only what stands there now.

A solution that was committed once and removed again is still one ``git log`` away.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from autograder.model.errors import InfrastructureError

# What a push may send: branches, tags, and the commit that is checked out.
SENT = ("--branches", "--tags", "HEAD")


def versions(folder: Path, passed_over: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Each version of each file in the history: its path and its content. Nothing without a history.

    ``passed_over`` are names of folders that are not looked at. Raises InfrastructureError when git fails.
    """
    if not (folder / ".git").exists() or not _git(folder, "for-each-ref", "--count=1"):
        return
    blobs: dict[str, str] = {}
    for line in _git(folder, "rev-list", "--objects", *SENT).decode("utf-8", "surrogateescape").splitlines():
        name, _, path = line.partition(" ")
        if path and not passed_over & set(Path(path).parts):
            blobs[name] = path
    yield from _contents(folder, blobs)


def _contents(folder: Path, blobs: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The blobs among these objects, read by one git process (git-cat-file(1), ``--batch``)."""
    wanted = "".join(f"{name}\n" for name in blobs).encode()
    output = _git(folder, "cat-file", "--batch", given=wanted)
    while output:
        header, _, rest = output.partition(b"\n")
        name, kind, size = header.decode("ascii").split()
        content, output = rest[: int(size)], rest[int(size) + 1 :]
        if kind == "blob":
            yield blobs[name], content


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    finished = subprocess.run(command, input=given, capture_output=True)
    if finished.returncode:
        raise InfrastructureError(
            f"{' '.join(command)}: {finished.stderr.decode('utf-8', 'replace').strip()}"
        )
    return finished.stdout
