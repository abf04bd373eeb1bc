"""Student notebooks as nbgrader needs them: the course's own grade cells, the student's text, and nothing else of theirs.

A student's notebook is hostile until it is read. Here it is read as data, never executed: outputs, metadata,
attachments and whatever is no cell are dropped. The cells that carry points are always the course's own, exactly once,
whether the student's notebook has them changed, twice, elsewhere, or not at all. One that can't be read is replaced.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

MAX_BYTES = 20 << 20
MAX_CELLS = 2000
MAX_SOURCE = 100_000
NOTES = (
    "pretrain_notes"  # the notebook's metadata field with what was wrong, for the second pass and for staff
)


def read_source(path: Path) -> NotebookNode:
    """The course's own notebook. Raises OSError, nbformat.reader.NotJSONError."""
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


def rebuilt(submitted: Path, source: NotebookNode) -> NotebookNode:
    """A notebook from a submitted file and the course's own version of it. Never raises for what a student did."""
    notes: list[str] = []
    try:
        cells = list(_cells(_text(submitted)))
    except (OSError, ValueError, RecursionError) as error:
        notes.append(
            f"the notebook could not be read ({_reason(error)}); the course's own stands here instead"
        )
        cells = [(cell.cell_type, cell.source, _grade_id(cell)) for cell in source.cells]
    lesson = {cell.source for cell in source.cells if cell.cell_type == "markdown"}
    graded = {_grade_id(cell): cell for cell in source.cells if _grade_id(cell)}
    merged: list[NotebookNode] = []
    for kind, text, grade_id in cells:
        if grade_id not in graded:
            merged.append(_own_cell(kind, text, lesson))
        elif any(_grade_id(cell) == grade_id for cell in merged):
            notes.append(f"the cell {grade_id} is there more than once; only the first counts")
            merged.append(_own_cell(kind, text, lesson))
        else:
            merged.append(graded[grade_id].copy())
    for grade_id, cell in graded.items():
        if not any(_grade_id(found) == grade_id for found in merged):
            notes.append(f"the cell {grade_id} was missing; it was added back")
            merged.append(cell.copy())
    return _notebook(merged, notes, source)


def _notebook(cells: list[NotebookNode], notes: list[str], source: NotebookNode) -> NotebookNode:
    """Version 4.5 with cell ids of our own, so that no two are the same."""
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    metadata = {"kernelspec": source.metadata.get("kernelspec", {}), NOTES: list(dict.fromkeys(notes))}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def _text(path: Path) -> str:
    """The bytes of a regular file as text. Raises OSError, ValueError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("not a regular file")
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES >> 20} MiB")
    return content.decode("utf-8-sig")


def _cells(text: str) -> Iterator[tuple[str, str, str | None]]:
    """Kind, source and grade id of each cell of a version 4 notebook. Raises ValueError."""
    content = json.loads(text)
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list):
        raise ValueError("it has no list of cells")
    if len(cells) > MAX_CELLS:
        raise ValueError(f"it has more than {MAX_CELLS} cells")
    for cell in cells:
        if isinstance(cell, dict):
            yield _kind(cell.get("cell_type")), _source(cell.get("source")), _grade_id(cell)


def _kind(kind: Any) -> str:
    return kind if kind in ("code", "markdown") else "raw"


def _source(source: Any) -> str:
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text[:MAX_SOURCE].encode("utf-8", "replace").decode()


def _grade_id(cell: Any) -> str | None:
    """What nbgrader calls the cell, if it says so."""
    metadata = cell.get("metadata")
    own = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = own.get("grade_id") if isinstance(own, dict) else None
    return grade_id if isinstance(grade_id, str) else None


def _own_cell(kind: str, text: str, lesson: set[str]) -> NotebookNode:
    """A student's cell: its text only. Markdown and raw cells that are not the lesson's are shown as code.

    nbgrader's pages put Markdown's raw HTML and raw cells into the page as they are, with nbconvert's ``sanitize_html``
    too: a script in there would run in the browser of whoever grades. Code is escaped, and nothing executes it here.
    """
    if kind == "markdown" and text in lesson:
        return nbformat.v4.new_markdown_cell(source=text)
    return nbformat.v4.new_code_cell(source=text)


def _reason(error: Exception) -> str:
    """In words without anything from the file."""
    if isinstance(error, OSError):
        return error.strerror or "the system gives no reason"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return "not JSON" if isinstance(error, json.JSONDecodeError) else str(error)[:100]
