"""The corpus ``tests/submissions/``: right, wrong and hostile files that the grader is measured with.

They stand as cells of ``<step>/<todo>/right.py``, ``wrong.py`` and ``hostile.py``, one after the other::

    # %% plain_slices: Two slices of the tokens.        right.py: the name, and in what way it is right
    # %% drops_the_wrong_end: input_ends_early          wrong.py: the name, and the id of the wrong idea
    # %% exit_at_call: process_exit                     hostile.py: the name, and the family of attacks

A cell's code, up to the next heading, is a complete file as a student would hand it in, without blank lines around it.
Options may follow the heading, one ``# key: value`` a line. What a student reads about a wrong idea
stands once in ``misconceptions.toml`` beside them. A hostile file with bytes that no cell can hold (a NUL, no UTF-8) is
a file of its own, ``hostile/<name>.py``, that begins with ``# attack: …`` and ``# about: …``. All of it is read as
text: nothing here imports or compiles a corpus file. The rules for authors: ``tests/submissions/README.md``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from autograder.model.course import CourseError, Step, Todo
from autograder.model.paths import CORPUS
from autograder.model.verdict import Text

Kind = Literal["right", "wrong", "hostile"]
KINDS: tuple[Kind, ...] = ("right", "wrong", "hostile")
# A cell's options, and the only value that one may have, where there is only one.
OPTIONS = {"about": "", "mutated": "yes", "variants": "", "encoding": "", "newlines": "crlf", "repeated": ""}
MISCONCEPTIONS = "misconceptions.toml"
RULES = "see tests/submissions/README.md"
CELL = re.compile(r"^(?=# ?%%)", re.MULTILINE)
HEADING = re.compile(r"# %% (?P<name>[a-z][a-z0-9_]*): (?P<what>\S.*)")
KEY_LINE = re.compile(r"#\s*(?P<key>[A-Za-z-]+):\s*(?P<value>.*)")
REPEATED = re.compile(r'(?P<times>\d+) x (?P<text>".*")')
NOTHING = Text("", "")


class CorpusError(CourseError):
    """The corpus breaks its rules; the message names file, cell, rule and mend."""


@dataclass(frozen=True)
class CorpusFile:
    """One file as a student might hand it in: its bytes, and what the corpus says about it.

    ``misconception``, ``explanation`` (what the student reads) and ``common`` (many make this mistake: the public checks
    show it, too) are a wrong one's, ``attack`` a hostile one's, ``about`` a right or hostile one's.
    """

    step: str
    todo: Todo
    kind: Kind
    label: str  # where it stands inside the corpus: step/todo/wrong.py::name
    name: str
    source: bytes
    misconception: str = ""
    explanation: Text = NOTHING
    attack: str = ""
    about: str = ""
    mutated: bool = False
    constants: tuple[str, ...] = ()
    common: bool = False

    def variants(self) -> Iterator[CorpusFile]:
        """The file itself, then the same mistake with its other constants."""
        yield self
        for other in self.constants[1:]:
            whole = re.compile(rf"(?<![\w.]){re.escape(self.constants[0])}(?![\w.])".encode())
            yield replace(self, source=whole.sub(other.encode(), self.source))


def corpus_files(step: Step, todo: Todo, kind: Kind, corpus: Path = CORPUS) -> list[CorpusFile]:
    """The files of a TODO and kind, sorted by name; none where nobody has written any. Raises CorpusError."""
    folder = corpus / step.id / todo.module
    cells = _cells(folder / f"{kind}.py")
    found = [_file(cell, step, todo, kind) for cell in cells]
    if kind == "wrong" and found:
        texts = _explanations(folder / MISCONCEPTIONS, {file.misconception for file in found})
        found = [
            replace(file, explanation=said.text, common=said.common)
            for file in found
            for said in [texts[file.misconception]]
        ]
    if kind == "hostile":
        found += [_whole_file(path, step, todo) for path in (folder / kind).glob("*.py")]
    for name, count in Counter(file.name for file in found).items():
        if count > 1:
            raise CorpusError(
                f"{folder}: {count} {kind} files are called {name}; give each a name of its own"
            )
    return sorted(found, key=lambda file: file.name)


@dataclass(frozen=True)
class _Cell:
    """What stands between two headings."""

    path: Path
    name: str
    what: str
    options: dict[str, str]
    code: str

    def error(self, rule: str, mend: str) -> CorpusError:
        return CorpusError(f"{self.path}: cell {self.name} {rule}; {mend}")


def _cells(path: Path) -> list[_Cell]:
    """The cells as they stand; none where there is no such file."""
    if not path.is_file():
        return []
    try:
        before, *texts = CELL.split(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: is not UTF-8; say a cell's bytes by its option, # encoding: …") from error
    if any(line and not line.startswith("#") for line in before.splitlines()):
        raise CorpusError(f"{path}: code stands before the first cell; put a heading # %% name: … above it")
    return [_cell(path, text) for text in texts]


def _cell(path: Path, text: str) -> _Cell:
    first, *lines = text.split("\n")
    heading = HEADING.fullmatch(first.rstrip())
    if heading is None:
        raise CorpusError(f"{path}: the heading “{first}” must read # %% name_in_snake_case: …; {RULES}")
    options = _key_lines(lines)
    code = "\n".join(lines[len(options) :]).strip("\n") + "\n"
    cell = _Cell(path, heading["name"], heading["what"], options, code)
    for key, value in options.items():
        if key not in OPTIONS:
            rule = f"has an option “{key}”, and there are {', '.join(OPTIONS)}"
            raise cell.error(rule, "if it is code's first comment, put a blank line above it")
        if OPTIONS[key] not in ("", value):
            raise cell.error(f"has “{key}: {value}”", f"say {OPTIONS[key]}, or leave it out")
    if not code.strip():
        raise cell.error("has no code", "write it below the heading")
    return cell


def _file(cell: _Cell, step: Step, todo: Todo, kind: Kind) -> CorpusFile:
    about = cell.what if kind == "right" else cell.options.get("about", "")
    if kind == "hostile" and not about:
        raise cell.error("does not say what it tries", "write a line # about: … below the heading")
    return CorpusFile(
        step=step.id,
        todo=todo,
        kind=kind,
        label=f"{step.id}/{todo.module}/{kind}.py::{cell.name}",
        name=cell.name,
        source=_source(cell),
        misconception=cell.what if kind == "wrong" else "",
        attack=cell.what if kind == "hostile" else "",
        about=about,
        mutated="mutated" in cell.options,
        constants=tuple(part.strip() for part in cell.options.get("variants", "").split("|")),
    )


def _source(cell: _Cell) -> bytes:
    """The bytes that a student would hand in: the cell's code, as its options say."""
    code = cell.code
    if recipe := cell.options.get("repeated"):
        match = REPEATED.fullmatch(recipe)
        if match is None or "<repeated>" not in code:
            raise cell.error("repeats nothing", 'write # repeated: 100 x "text", and <repeated> in its code')
        text: str = msgspec.json.decode(match["text"])
        made = "".join(text.replace("{n}", str(number)) for number in range(1, int(match["times"]) + 1))
        code = code.replace("<repeated>\n" if text.endswith("\n") else "<repeated>", made)
    if "newlines" in cell.options:
        code = code.replace("\n", "\r\n")
    try:
        return code.encode(cell.options.get("encoding", "utf-8"))
    except (LookupError, UnicodeError) as error:
        raise cell.error(f"can't be encoded: {error}", "mend its option # encoding: …") from error


class _Said(msgspec.Struct, frozen=True, rename={"zh": "zh-CN"}, forbid_unknown_fields=True):
    """What stands about a wrong idea."""

    zh: str
    en: str
    common: bool = False

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


def _explanations(path: Path, ids: set[str]) -> dict[str, _Said]:
    """What is said about each wrong idea, by id: of all those of the cells, and of no other."""
    try:
        texts = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, _Said])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise CorpusError(
            f"{path}: {error}; it holds, for each id of wrong.py, [id] with zh-CN, en and, if many make it, common = true"
        ) from error
    for name in sorted(ids):
        if name not in texts or not (texts[name].zh and texts[name].en):
            raise CorpusError(f"{path}: says nothing about {name}; write [{name}] with zh-CN and en")
    for name in sorted(texts.keys() - ids):
        raise CorpusError(f"{path}: no cell of wrong.py has the mistake {name}; take its text out")
    return texts


def _whole_file(path: Path, step: Step, todo: Todo) -> CorpusFile:
    """A hostile file of its own: what is handed in is all of it, header included."""
    source = path.read_bytes()
    header = _key_lines(source.decode("utf-8-sig", "replace").splitlines())
    for key in ("attack", "about"):
        if not header.get(key):
            raise CorpusError(f"{path}: its header lacks {key}; begin the file with a line # {key}: …")
    label = f"{step.id}/{todo.module}/hostile/{path.name}"
    attack, about = header["attack"], header["about"]
    return CorpusFile(step.id, todo, "hostile", label, path.stem, source, attack=attack, about=about)


def _key_lines(lines: list[str]) -> dict[str, str]:
    """The ``# key: value`` lines at the top."""
    found: dict[str, str] = {}
    for line in lines:
        match = KEY_LINE.fullmatch(line.strip())
        if match is None:
            break
        found[match["key"]] = match["value"]
    return found
