"""Sample classes hold what the corpus holds: one student per known file, or a class of all sorts."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.classroom.sample import SampleError, corpus_class, sample_class
from autograder.model.corpus import KINDS, corpus_files
from tests.autograder.conftest import COURSE, SOLVED, STEP


def test_each_known_file_that_matches_is_handed_in_beside_solved_todos(tmp_path: Path) -> None:
    todo = STEP.todo("2a")
    wanted = {f"{todo.module}.wrong.{file.name}": file.source for file in corpus_files(STEP, todo, "wrong")}
    assert corpus_class(COURSE, tmp_path / "class", f"{todo.module}.wrong.*") == len(wanted)
    for name, source in wanted.items():
        home = tmp_path / "class" / name / STEP.id
        assert {path.name: path.read_bytes() for path in home.iterdir()} == SOLVED | {str(todo.file): source}


def test_a_pattern_that_fits_nothing_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="no file of tests/submissions/"):
        corpus_class(COURSE, tmp_path / "class", "todo2a_warmup.wrong.nobody_wrote_this")
    assert not (tmp_path / "class").exists()


def test_the_sample_class_is_the_same_each_time_and_holds_every_kind(tmp_path: Path) -> None:
    for name in ("one", "two"):
        sample_class(COURSE, tmp_path / name)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.py"))}
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert first == second
    handed_in = set(first.values())
    for kind in KINDS:
        sources = {file.source for todo in STEP.stubs for file in corpus_files(STEP, todo, kind)}
        assert sources & handed_in, kind


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(SampleError, match="not empty"):
        sample_class(COURSE, tmp_path)
