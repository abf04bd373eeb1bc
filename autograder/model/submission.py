"""A submission: what one student handed in for one step, as it was read, once."""

from __future__ import annotations

import hashlib

import msgspec

from autograder.model.verdict import Text


class TakenFile(msgspec.Struct, frozen=True):
    """One file of the manifest: its bytes, or why there are none."""

    content: bytes | None = None
    problem: Text | None = None
    missing: bool = False


class Submission(msgspec.Struct, frozen=True):
    """One student's files for one step, as they were read once."""

    student: str
    step: str
    files: dict[str, TakenFile]
    ignored_files: list[str] = []

    @property
    def digest(self) -> str:
        """sha256 of what is graded: names, bytes, and the problems in place of bytes."""
        sha = hashlib.sha256()
        for name, file in sorted(self.files.items()):
            content = (
                file.content
                if file.content is not None
                else (file.problem.en if file.problem else "").encode()
            )
            kind = b"file" if file.content is not None else b"problem"
            for part in (name.encode("utf-8"), kind, content):
                sha.update(len(part).to_bytes(8, "little") + part)
        return sha.hexdigest()
