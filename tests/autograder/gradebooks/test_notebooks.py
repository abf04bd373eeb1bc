"""Submitted notebooks are data: the course's grade cells are in what comes out, once each, whatever went in."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbgrader
import pytest
from nbconvert.exporters import HTMLExporter

from autograder.gradebooks.notebooks import NOTES, read_source, rebuilt
from autograder.model.paths import ROOT
from tests.autograder.views.classes import STEP

RELEASED = ROOT / "assignments" / STEP.id / "tutorial.ipynb"
SOURCE = read_source(RELEASED)
POINTS = {f"todo_{todo.id}": todo.points for todo in STEP.todos}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3))"


def _worth(notebook: Any) -> dict[str, float]:
    own = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len({entry.grade_id for entry in own}) == len(own)
    assert all(entry.grade and entry.locked and not entry.solution for entry in own)
    return {entry.grade_id: entry.points for entry in own}


def _submitted(folder: Path, change: Callable[[list[dict[str, Any]]], object]) -> Path:
    content = json.loads(RELEASED.read_text(encoding="utf-8"))
    change(content["cells"])
    path = folder / "tutorial.ipynb"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _graded(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [cell for cell in cells if "nbgrader" in cell["metadata"]]


def test_an_honest_notebook_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Protects the student's own text: what they wrote is there for whoever reads it."""
    own = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "my = 1", "execution_count": 3}
    notebook = rebuilt(_submitted(tmp_path, lambda cells: cells.insert(2, own)), SOURCE)
    assert notebook.metadata[NOTES] == []
    sources = [cell.source for cell in SOURCE.cells]
    assert [cell.source for cell in notebook.cells] == [*sources[:2], "my = 1", *sources[2:]]
    assert _worth(notebook) == POINTS


def _worth_more(cells: list[dict[str, Any]]) -> None:
    for cell in _graded(cells):
        cell["metadata"]["nbgrader"].update(points=1e9, locked=False, solution=True, schema_version=99)
        cell["source"] = "100"
        cell["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "nan"}, "metadata": {}}]


@pytest.mark.parametrize(
    ("change", "noted"),
    [
        (lambda cells: cells.extend(_graded(cells)[:2] * 2), "more than once"),
        (lambda cells: cells.remove(_graded(cells)[3]), "was missing"),
        (lambda cells: cells.clear(), "was missing"),
        (_worth_more, ""),
        (lambda cells: cells.append({"cell_type": 7, "source": {"a": 1}, "metadata": []}), ""),
        (lambda cells: cells.extend([None, 3, "text", ["list"]]), ""),
        (
            lambda cells: cells.append(
                {"cell_type": "code", "source": "\ud800", "metadata": {"nbgrader": 5}}
            ),
            "",
        ),
        (
            lambda cells: cells.extend([{"cell_type": "code", "source": "", "metadata": {}}] * 3000),
            "more than",
        ),
    ],
)
def test_cells_that_were_tampered_with_are_the_course_s_again(
    tmp_path: Path, change: Callable[[list[dict[str, Any]]], object], noted: str
) -> None:
    """Protects points: cells twice, gone, worth more or without sense change nothing, and one student stops no class."""
    notebook = rebuilt(_submitted(tmp_path, change), SOURCE)
    assert _worth(notebook) == POINTS
    assert noted in " ".join(notebook.metadata[NOTES])
    for cell in notebook.cells:
        assert not cell.get("outputs")
        cell.source.encode("utf-8")
    graded = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    for cell in SOURCE.cells:
        if "nbgrader" in cell.metadata:
            assert graded[cell.metadata.nbgrader.grade_id].source == cell.source


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no JSON",
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b'{"cells": 3}',
        b"[]",
        b'{"worksheets": []}',
        b"9" * 9000,
    ],
)
def test_a_notebook_that_cannot_be_read_is_replaced_and_reported(tmp_path: Path, content: bytes) -> None:
    """Protects whoever's notebook broke: their files are graded all the same."""
    path = tmp_path / "tutorial.ipynb"
    path.write_bytes(content)
    notebook = rebuilt(path, SOURCE)
    assert _worth(notebook) == POINTS
    assert "could not be read" in notebook.metadata[NOTES][0]


def test_links_and_pipes_are_not_opened(tmp_path: Path) -> None:
    """Protects staff's files and the command: a link is not followed, a FIFO not waited for."""
    link, pipe = tmp_path / "link.ipynb", tmp_path / "pipe.ipynb"
    link.symlink_to(RELEASED)
    os.mkfifo(pipe)
    for path in (link, pipe):
        assert "could not be read" in rebuilt(path, SOURCE).metadata[NOTES][0]


@pytest.mark.parametrize("template", ["feedback", "formgrade"])
@pytest.mark.parametrize("kind", ["markdown", "raw", "code"])
def test_no_script_of_a_student_reaches_a_page(tmp_path: Path, kind: str, template: str) -> None:
    """Protects the browser of whoever grades: formgrader's pages show Markdown and raw cells as they are."""
    evil = {"cell_type": kind, "metadata": {"raw_mimetype": "text/html"}, "source": SCRIPT}
    notebook = rebuilt(_submitted(tmp_path, lambda cells: cells.insert(0, evil)), SOURCE)
    page, _ = _exporter(template).from_notebook_node(_scored(notebook), _resources())
    assert "alert" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page


def _exporter(template: str) -> HTMLExporter:
    """As nbgrader's generate_feedback and formgrader make their pages."""
    folder = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader"
    styles = folder / "static" / "node_modules" / "bootstrap" / "dist" / "css"
    return HTMLExporter(
        template_name=template,
        extra_template_basedirs=[str(folder / "templates")],
        extra_template_paths=[str(styles)],
    )


def _scored(notebook: Any) -> Any:
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.score = 0
    return notebook


def _resources() -> dict[str, Any]:
    named = {"score": 0, "max_score": 0, "late_penalty": 0, "student": "eve", "notebook": "tutorial"}
    empty = ("base_url", "mathjax_url", "submission_id", "assignment_id", "notebook_id", "notebook_path")
    return {"nbgrader": named, "index": 0, "total": 1, **dict.fromkeys(empty, "")}
