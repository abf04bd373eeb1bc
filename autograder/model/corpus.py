"""The corpus ``tests/submissions/``: right, wrong and hostile files that the grader is measured with.

A file's first comment lines say what it is (``# key: value``; see ``tests/submissions/README.md``). They are read as
text: nothing here imports or compiles a corpus file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from autograder.model.course import CourseError, Step, Todo
from autograder.model.paths import CORPUS
from autograder.model.verdict import Text

Kind = Literal["right", "wrong", "hostile"]
KINDS: tuple[Kind, ...] = ("right", "wrong", "hostile")
HEADER_LINE = re.compile(r"#\s*(?P<key>[A-Za-z-]+):\s*(?P<value>.*)")
REQUIRED: dict[Kind, tuple[str, ...]] = {
    "right": ("about",),
    "wrong": ("misconception", "zh-CN", "en"),
    "hostile": ("attack", "about"),
}


class CorpusError(CourseError):
    """A corpus file breaks the rules of ``tests/submissions/README.md``; the message names file, rule and mend."""


@dataclass(frozen=True)
class CorpusFile:
    """One corpus file: where it stands, its bytes, what its header says."""

    todo: Todo
    kind: Kind
    path: Path
    source: bytes
    header: dict[str, str]

    @property
    def label(self) -> str:
        """The file's path inside the corpus, for messages."""
        return (
            self.path.relative_to(CORPUS).as_posix() if self.path.is_relative_to(CORPUS) else self.path.name
        )

    @property
    def misconception(self) -> str:
        """The id of the wrong idea; empty for other kinds."""
        return self.header.get("misconception", "")

    @property
    def explanation(self) -> Text:
        """What a student with this misconception reads."""
        return Text(zh=self.header.get("zh-CN", ""), en=self.header.get("en", ""))

    def variants(self) -> Iterator[CorpusFile]:
        """The file itself, then the same mistake with other constants: ``# variants: 10 | 100 | 1000`` stands for the
        file with every 10 of its code replaced by 100, then by 1000."""
        yield self
        first, *others = (part.strip() for part in self.header.get("variants", "").split("|"))
        for other in others:
            whole = re.compile(rf"(?<![\w.]){re.escape(first)}(?![\w.])".encode())
            head, code = _split(self.source)
            yield replace(self, source=head + whole.sub(other.encode(), code))


def _split(source: bytes) -> tuple[bytes, bytes]:
    """The header's lines and the rest."""
    lines = source.splitlines(keepends=True)
    size = next((number for number, line in enumerate(lines) if not _header_line(line)), len(lines))
    return b"".join(lines[:size]), b"".join(lines[size:])


def _header_line(line: bytes) -> re.Match[str] | None:
    return HEADER_LINE.match(line.decode("utf-8-sig", "replace").strip())


def header_of(source: bytes) -> dict[str, str]:
    """The ``# key: value`` lines at the top of a file, with or without a byte order mark, with any line ends."""
    header: dict[str, str] = {}
    for line in source.splitlines():
        match = _header_line(line)
        if match is None:
            break
        header[match["key"]] = match["value"]
    return header


def corpus_files(step: Step, todo: Todo, kind: Kind, corpus: Path = CORPUS) -> list[CorpusFile]:
    """The files of a TODO and kind, sorted by name; none where there is no such folder.

    Raises CorpusError when a header is incomplete or says another kind.
    """
    folder = corpus / step.id / todo.module / kind
    return [_read(path, todo, kind) for path in sorted(folder.glob("*.py"))]


def _read(path: Path, todo: Todo, kind: Kind) -> CorpusFile:
    source = path.read_bytes()
    header = header_of(source)
    missing = [key for key in REQUIRED[kind] if not header.get(key)]
    if header.get("kind") != kind or missing:
        what = f"lacks {', '.join(missing)}" if missing else f"says kind: {header.get('kind')}"
        raise CorpusError(
            f"{path}: its header {what}; a {kind} file begins with the lines that tests/submissions/README.md lists"
        )
    return CorpusFile(todo, kind, path, source, header)
