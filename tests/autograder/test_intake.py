"""Student folders are hostile until read: nothing is followed, nothing blocks, nothing is lost but the odd file."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from autograder.course import load_course
from autograder.intake import (
    MAX_SOURCE_BYTES,
    IntakeError,
    find_submissions,
    read_submission,
    student_label,
)

COURSE = load_course()
STEP = COURSE.steps[0]
FIRST = STEP.stubs[0].file or ""


def folder_of(tmp_path: Path, student: str = "ada") -> Path:
    folder = tmp_path / student / STEP.id
    folder.mkdir(parents=True)
    return folder


def taken(tmp_path: Path, student: str = "ada"):
    return read_submission(tmp_path, student, STEP).files[FIRST]


def test_a_regular_file_is_taken_as_its_bytes(tmp_path: Path) -> None:
    content = "x = 'é'\r\n".encode()
    (folder_of(tmp_path) / FIRST).write_bytes(content)
    assert taken(tmp_path).content == content


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    folder_of(tmp_path)
    assert taken(tmp_path).missing


def test_a_missing_step_is_all_files_missing(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (found,) = find_submissions(tmp_path, COURSE)
    assert found == ("ada", STEP)
    submission = read_submission(tmp_path, "ada", STEP)
    assert all(file.missing for file in submission.files.values())


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    (folder_of(tmp_path) / FIRST).touch()
    assert taken(tmp_path).content == b""


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "fifo", "socket", "huge", "sparse", "binary"])
def test_anything_else_is_refused_with_a_reason_and_never_read(tmp_path: Path, kind: str) -> None:
    path = folder_of(tmp_path) / FIRST
    secret = tmp_path / "secret"
    secret.write_text("the instructor's")
    if kind == "link":
        path.symlink_to(secret)
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    elif kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)  # opening it for reading would wait for a writer
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            os.chdir(path.parent)
            server.bind(path.name)
    elif kind == "huge":
        path.write_bytes(b"#" * (MAX_SOURCE_BYTES + 1))
    elif kind == "sparse":
        with path.open("wb") as file:
            file.truncate(1 << 40)
    else:
        path.write_bytes(bytes(range(256)))
    file = taken(tmp_path)
    assert file.content is None
    assert file.problem is not None
    assert file.problem.zh
    assert file.problem.en


def test_a_link_in_place_of_the_steps_folder_is_not_followed(tmp_path: Path) -> None:
    real = folder_of(tmp_path, "bob")
    (real / FIRST).write_text("x = 1")
    (tmp_path / "eve").mkdir()
    (tmp_path / "eve" / STEP.id).symlink_to(real)
    assert taken(tmp_path, "eve").missing


def test_a_link_in_place_of_a_student_is_no_student(tmp_path: Path) -> None:
    folder_of(tmp_path, "bob")
    (tmp_path / "eve").symlink_to(tmp_path / "bob")
    assert [student for student, _ in find_submissions(tmp_path, COURSE)] == ["bob"]


def test_other_files_are_ignored_and_reported(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    for name in ("conftest.py", "torch.py", "pytest.ini", STEP.given[0]):
        (folder / name).touch()
    (folder / "deep").mkdir()
    (folder / "deep" / "notes.txt").touch()
    ignored = read_submission(tmp_path, "ada", STEP).ignored_files
    assert ignored == ["conftest.py", "pytest.ini", "torch.py", os.path.join("deep", "notes.txt")]


def test_a_hundred_thousand_files_are_not_all_looked_at(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    for number in range(3000):
        (folder / f"file{number}").touch()
    assert read_submission(tmp_path, "ada", STEP).ignored_files[-1] == "…"


@pytest.mark.parametrize("content", [None, "file"])
def test_a_wrong_folder_is_the_callers_mistake(tmp_path: Path, content: str | None) -> None:
    folder = tmp_path / "submitted"
    if content:
        folder.write_text("not a folder")
    with pytest.raises(IntakeError, match="grade.py run"):
        list(find_submissions(folder, COURSE))


def test_an_empty_class_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="holds no student"):
        list(find_submissions(tmp_path, COURSE))


@pytest.mark.parametrize("name", ["王芳 Wang", "o'neill", "v2.0 final", "..odd", "Zoë"])
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert student_label(name) == name


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "\u202egnp.py", "x" * 200, "bad\udcff"])
def test_names_that_could_deceive_are_cleaned_and_stay_apart(name: str) -> None:
    label = student_label(name)
    assert label.isprintable()
    assert label != student_label(name + "!")


def test_the_digest_tells_every_difference(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    digests = set()
    for content in (b"", b"a", b"b", None):
        if content is None:
            (folder / FIRST).unlink()
        else:
            (folder / FIRST).write_bytes(content)
        digests.add(read_submission(tmp_path, "ada", STEP).digest)
    assert len(digests) == 4
