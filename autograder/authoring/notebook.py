"""Builds the lesson's notebooks, one per language, from one source, so that their code can't drift.

The source is a folder of Markdown files, read in the order of their names. A cell begins at a comment that names it:

    <!-- zh NAME -->      text in Chinese, up to the next such comment; must be followed by ``en`` of the same name
    <!-- en NAME -->      the same text in English
    <!-- code NAME -->    a code cell, in a fence (```python … ```), the same in both notebooks; only {{language}} in it
                          becomes the notebook's, zh or en
    <!-- check TODO -->   a code cell that checks a TODO of step.toml, and nbgrader's grade cell for it

NAME (small letters, digits, hyphens) is the cell's id: keep it when the text changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.model import verdict
from autograder.model.errors import AuthorError

LANGUAGE = "{{language}}"  # in code: replaced by the notebook's language
# A line break between two Chinese characters: Markdown would show a space there. A heading's line is left alone.
CHINESE = "\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
CHINESE_BREAK = re.compile(rf"^((?!#).*[{CHINESE}*])\n(?:> | *)(?=(?:\*\*)?[{CHINESE}])", re.MULTILINE)
HEADER = re.compile(r"<!-- (zh|en|code|check) ([a-z0-9-]{1,50}) -->")
FENCE = re.compile(r"```python\n(.*)\n```", re.DOTALL)


class LessonError(AuthorError):
    """The lesson's source is wrong: the message names the file, the line and the rule."""


@dataclass(frozen=True)
class Text:
    """A cell of Markdown in both languages."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True)
class Code:
    """A code cell; ``todo`` is the id of the TODO that it checks, if it does."""

    id: str
    source: str
    todo: str | None = None


Cell = Text | Code


@dataclass(frozen=True)
class _Part:
    """What stands below one header of the source."""

    kind: str
    name: str
    body: str
    place: str  # file:line of the header


def read_lesson(folder: Path) -> list[Cell]:
    """The lesson's cells, from all ``*.md`` files of ``folder``. Raises LessonError."""
    parts = [part for path in sorted(folder.glob("*.md")) for part in _parts(path)]
    if not parts:
        raise LessonError(f"{folder}: no *.md files with cells")
    cells: list[Cell] = []
    chinese: _Part | None = None
    for part in parts:
        if chinese is not None and (part.kind, part.name) != ("en", chinese.name):
            raise LessonError(f"{chinese.place}: must be followed by <!-- en {chinese.name} -->")
        match part.kind:
            case "zh":
                chinese = part
            case "en":
                if chinese is None:
                    raise LessonError(f"{part.place}: must follow <!-- zh {part.name} -->")
                cells.append(Text(part.name, join_chinese_lines(chinese.body), part.body))
                chinese = None
            case "code":
                cells.append(Code(part.name, _code(part)))
            case _:
                cells.append(Code(f"check-{part.name}", _code(part), todo=part.name))
    if chinese is not None:
        raise LessonError(f"{chinese.place}: must be followed by <!-- en {chinese.name} -->")
    _refuse_repeats(folder, [cell.id for cell in cells])
    return cells


def _parts(path: Path) -> list[_Part]:
    parts: list[_Part] = []
    body: list[str] = []

    def end_of_part() -> None:
        if parts:
            parts[-1] = _Part(parts[-1].kind, parts[-1].name, "\n".join(body).strip(), parts[-1].place)
            if not parts[-1].body:
                raise LessonError(f"{parts[-1].place}: the cell is empty")
        elif any(line.strip() for line in body):
            raise LessonError(f"{path}:1: text before the first <!-- zh|en|code|check NAME -->")
        body.clear()

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        header = HEADER.fullmatch(line.rstrip())
        if header:
            end_of_part()
            parts.append(_Part(header[1], header[2], "", f"{path}:{number}"))
        elif line.startswith("<!--"):
            raise LessonError(f"{path}:{number}: {line} is not <!-- zh|en|code|check NAME -->")
        else:
            body.append(line)
    end_of_part()
    return parts


def join_chinese_lines(text: str) -> str:
    """Undo the source's line breaks inside Chinese sentences, which would show as spaces."""
    joined = CHINESE_BREAK.sub(r"\1", text)
    return (
        joined if joined == text else join_chinese_lines(joined)
    )  # a line may have been joined at both ends


def _code(part: _Part) -> str:
    fenced = FENCE.fullmatch(part.body)
    if fenced is None or "\n```" in fenced[1]:
        raise LessonError(f"{part.place}: a code cell is one fence (```python … ```) and nothing else")
    return fenced[1]


def _refuse_repeats(folder: Path, ids: list[str]) -> None:
    repeated = sorted({cell_id for cell_id in ids if ids.count(cell_id) > 1})
    if repeated:
        raise LessonError(f"{folder}: cells named {', '.join(repeated)} more than once")


def notebook(cells: Sequence[Cell], language: str, points: Mapping[str, float] | None = None) -> bytes:
    """A notebook (nbformat 4.5) without outputs; the same bytes for the same cells.

    points: what each TODO is worth. With it, the cells that check a TODO become nbgrader's locked grade cells; give it
    for one language only, or every point would count twice. Raises LessonError unless each TODO has exactly one.
    """
    checked = sorted(cell.todo for cell in cells if isinstance(cell, Code) and cell.todo is not None)
    if points is not None and checked != sorted(points):
        raise LessonError(
            f"the lesson's <!-- check TODO --> cells are {checked}, but step.toml has {sorted(points)}"
        )
    content = {
        "cells": [_cell(cell, language, points) for cell in cells],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    # As nbformat writes it, so that saving a notebook in Jupyter changes no more than was changed.
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _cell(cell: Cell, language: str, points: Mapping[str, float] | None) -> dict[str, Any]:
    if isinstance(cell, Text):
        text = verdict.Text(cell.zh, cell.en).in_language(language)
        return {"cell_type": "markdown", "id": cell.id, "metadata": {}, "source": _lines(text)}
    metadata: dict[str, Any] = {}
    if cell.todo is not None and points is not None:
        metadata["nbgrader"] = {
            "schema_version": 3,
            "grade_id": f"todo_{cell.todo}",
            "grade": True,
            "locked": True,
            "solution": False,
            "task": False,
            "points": points[cell.todo],
        }
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell.id,
        "metadata": metadata,
        "outputs": [],
        "source": _lines(cell.source.replace(LANGUAGE, language.partition("-")[0])),
    }


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
