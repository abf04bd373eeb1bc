"""Student folders are hostile until read: nothing is followed, nothing blocks, nothing is lost but the odd file."""

from __future__ import annotations

import os
import socket
import sys
import unicodedata
from pathlib import Path

import pytest

from autograder.intake import submissions as intake
from autograder.intake.submissions import (
    MAX_DEPTH,
    MAX_SOURCE_BYTES,
    MAX_VISITED_FILES,
    RECEIPT_FILES,
    IntakeError,
    find_submissions,
    links_among,
    read_submission,
    student_label,
)
from autograder.model.clean import file_name
from autograder.model.course import load_course
from tests.autograder import as_user
from tests.autograder.processes import run

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
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
    assert list(find_submissions(tmp_path, COURSE)) == [("ada", step) for step in COURSE.steps]
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


def test_a_link_in_place_of_a_student_is_named(tmp_path: Path) -> None:
    folder_of(tmp_path, "bob")
    (tmp_path / "eve").symlink_to(tmp_path / "bob")
    assert links_among(tmp_path) == ["eve"]


def test_a_link_in_place_of_a_student_is_no_student(tmp_path: Path) -> None:
    folder_of(tmp_path, "bob")
    (tmp_path / "eve").symlink_to(tmp_path / "bob")
    assert [student for student, _ in find_submissions(tmp_path, COURSE)] == ["bob"]


def test_other_files_are_ignored_and_reported(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    for name in ("conftest.py", "torch.py", "pytest.ini", STEP.given[0], *RECEIPT_FILES):
        (folder / name).touch()
    (folder / "deep").mkdir()
    (folder / "deep" / "notes.txt").touch()
    ignored = read_submission(tmp_path, "ada", STEP).ignored_files
    assert ignored == ["conftest.py", "pytest.ini", "torch.py", os.path.join("deep", "notes.txt")]


@pytest.mark.parametrize("below", ["", "many"])
def test_of_a_hundred_thousand_files_no_more_are_looked_at_than_a_bound(
    tmp_path: Path, below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And none is named: which ones a disk lists first is no property of the submission."""
    folder = folder_of(tmp_path) / below
    folder.mkdir(exist_ok=True)
    for number in range(MAX_VISITED_FILES + 1000):
        (folder / f"file{number}").touch()
    seen = 0
    scandir = os.scandir

    class Counted:
        def __init__(self, path: int) -> None:
            self.entries = scandir(path)

        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None:
            self.entries.close()

        def __iter__(self):
            nonlocal seen
            for entry in self.entries:
                seen += 1
                yield entry

    monkeypatch.setattr(os, "scandir", Counted)
    assert read_submission(tmp_path, "ada", STEP).ignored_files == ["…"]
    assert seen <= MAX_VISITED_FILES + 1


def test_thousands_of_levels_are_not_gone_down(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / FIRST).write_bytes(b"x = 1")
    inner = os.open(folder, os.O_RDONLY)
    for _ in range(2500):  # their path alone is longer than any system call takes
        os.mkdir("d", dir_fd=inner)
        outer, inner = inner, os.open("d", os.O_RDONLY, dir_fd=inner)
        os.close(outer)
    os.close(inner)
    try:
        submission = read_submission(tmp_path, "ada", STEP)
    finally:
        run("rm", "-rf", folder / "d", ok=True)  # too deep for Python's own way
    assert submission.files[FIRST].content == b"x = 1"
    assert submission.ignored_files == ["d/" * MAX_DEPTH + "d/…"]


def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "answers.py").touch()
    (folder / "out").symlink_to(tmp_path / "secrets")
    (folder / "round").symlink_to(folder)
    assert read_submission(tmp_path, "ada", STEP).ignored_files == ["out", "round"]


def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    os.mkfifo(folder / "fifo")
    (folder / "deep").mkdir()
    os.mkfifo(folder / "deep" / "fifo")
    assert read_submission(tmp_path, "ada", STEP).ignored_files == ["fifo", "deep/fifo"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_is_never_opened(tmp_path: Path) -> None:
    try:
        os.mknod(folder_of(tmp_path) / FIRST, 0o020666, os.makedev(1, 5))  # as /dev/zero
    except OSError as error:
        pytest.skip(f"this root can't make devices: {error}")
    file = taken(tmp_path)
    assert file.content is None
    assert file.missing


def test_a_hard_link_is_a_file(tmp_path: Path) -> None:
    """It has no original: copies and backups are full of them."""
    other = tmp_path / "backup.py"
    other.write_bytes(b"x = 1")
    os.link(other, folder_of(tmp_path) / FIRST)
    assert taken(tmp_path).content == b"x = 1"


def test_a_folder_that_changes_is_read_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first file the folder is a link to somebody else's: the rest still comes from the student's own."""
    folder, other = folder_of(tmp_path), folder_of(tmp_path, "bob")
    for todo in STEP.stubs:
        (folder / str(todo.file)).write_bytes(b"ada")
        (other / str(todo.file)).write_bytes(b"bob")
    (other / "notes of bob").touch()
    take = intake._take

    def changing(root: int, name: str) -> intake.TakenFile:
        file = take(root, name)
        if not folder.is_symlink():
            folder.rename(tmp_path / "moved")
            folder.symlink_to(other)
        return file

    monkeypatch.setattr(intake, "_take", changing)
    submission = read_submission(tmp_path, "ada", STEP)
    assert {file.content for file in submission.files.values()} == {b"ada"}
    assert submission.ignored_files == []


def test_a_file_that_becomes_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at it and its opening."""
    path = folder_of(tmp_path) / FIRST
    secret = tmp_path / "secret"
    for become in (lambda: path.symlink_to(secret), lambda: os.mkfifo(path)):
        path.unlink(missing_ok=True)
        path.touch()
        secret.write_text("the instructor's", encoding="utf-8")
        look = os.stat

        def changing(name: object, become=become, look=look, **options: object):
            status = look(name, **options)  # pyright: ignore[reportArgumentType, reportCallIssue]
            if name == FIRST and path.is_file() and not path.is_symlink():
                path.unlink()
                become()
            return status

        with monkeypatch.context() as patched:
            patched.setattr(os, "stat", changing)
            file = taken(tmp_path)
        assert file.content is None
        assert file.problem is not None


def test_a_students_folder_that_vanishes_is_a_submission_without_files(tmp_path: Path) -> None:
    assert all(file.missing for file in read_submission(tmp_path, "gone", STEP).files.values())


def test_what_is_no_folder_is_no_student(tmp_path: Path) -> None:
    folder_of(tmp_path, "ada")
    os.mkfifo(tmp_path / "bob")
    (tmp_path / "eve").write_text("", encoding="utf-8")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(tmp_path)
        server.bind("mallory")
        assert [student for student, _ in find_submissions(tmp_path, COURSE)] == ["ada"]


def test_names_that_look_alike_stay_apart(tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, "Zoë") for form in ("NFC", "NFD"))
    names = [
        composed,
        decomposed,
        "Ada",
        "ada",
        "a\nb",
        "a\tb",
        "\u202eada",
        "ada\u200b",
        "x" * 255,
        "x" * 254,
        "王" * 85,
    ]
    for name in names:
        (folder_of(tmp_path, name) / FIRST).write_bytes(name.encode())
    found = [student for student, _ in find_submissions(tmp_path, COURSE)]
    assert sorted(found) == sorted(names)
    submissions = [read_submission(tmp_path, student, STEP) for student in found]
    assert [submission.files[FIRST].content for submission in submissions] == [
        name.encode() for name in found
    ]
    assert len({submission.student for submission in submissions}) == len(names)
    assert len({file_name(submission.student, ".md") for submission in submissions}) == len(names)


def test_nobody_can_take_the_label_of_somebody_else() -> None:
    label = student_label("a\nb")
    assert student_label(label) != label


def test_a_file_whose_name_differs_in_case_or_form_is_another_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / FIRST).write_bytes(b"x = 1")
    (folder / FIRST.upper()).write_bytes(b"x = 2")
    submission = read_submission(tmp_path, "ada", STEP)
    assert submission.files[FIRST].content == b"x = 1"
    assert submission.ignored_files == [FIRST.upper()]


@pytest.mark.skipif(
    os.geteuid() == 0, reason="root may read everything; played by the last test of this file"
)
@pytest.mark.parametrize("which", ["student", "step", "file", "class"])
def test_what_may_not_be_read_is_said_to_be_closed(tmp_path: Path, which: str) -> None:
    submitted = tmp_path / "submitted"
    folder = folder_of(submitted)
    (folder / FIRST).write_bytes(b"x = 1")
    (folder_of(submitted, "bob") / FIRST).write_bytes(b"x = 2")
    (folder / "closed").mkdir(mode=0)
    closed = {"student": folder.parent, "step": folder, "file": folder / FIRST, "class": submitted}[which]
    closed.chmod(0)
    try:
        if which == "class":
            with pytest.raises(IntakeError, match="can't be read"):
                list(find_submissions(submitted, COURSE))
            return
        assert [student for student, _ in find_submissions(submitted, COURSE)] == ["ada", "bob"]
        file = taken(submitted)
        assert file.content is None
        assert not file.missing
        assert file.problem is not None
        assert "permissions" in file.problem.en
        assert taken(submitted, "bob").content == b"x = 2"
        if which == "file":
            assert read_submission(submitted, "ada", STEP).ignored_files == ["closed/…"]
    finally:
        closed.chmod(0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="this is an ordinary user already")
def test_all_of_this_holds_for_an_ordinary_user() -> None:
    try:
        ran = as_user.run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__)
    except as_user.CanNotBecomeUser as why:
        pytest.skip(str(why))
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]


@pytest.mark.parametrize("content", [None, "file"])
def test_a_wrong_folder_is_the_callers_mistake(tmp_path: Path, content: str | None) -> None:
    folder = tmp_path / "submitted"
    if content:
        folder.write_text("not a folder")
    with pytest.raises(IntakeError, match=r"grade\.py run"):
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


@pytest.mark.parametrize("where", ["", "Step3_Pretrain/", f"course/assignments/{STEP.id}/"])
def test_misplaced_work_is_named_in_place_of_a_silent_zero(tmp_path: Path, where: str) -> None:
    """Protects a student whose files lie elsewhere in a folder that nobody collected: both languages say where."""
    name = next(todo.file for todo in STEP.stubs if todo.file)
    path = tmp_path / "ada" / f"{where}{name.upper()}"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x = 1")
    file = read_submission(tmp_path, "ada", STEP).files[name]
    assert file.missing
    assert file.problem is not None
    assert f"found instead: {where}{name.upper()}" in file.problem.en
    assert f"交上来的是 {where}{name.upper()}" in file.problem.zh
