"""Reads submissions: regular files only, once, into memory. Student folders are hostile until read.

Only the files that step.toml names are taken. Symbolic links are never followed, on any step of the way, nothing is
executed, and what is found is named in words that a student understands. Other files are ignored and reported, as far
as a bounded look at the folder finds them. What was read is what is graded, whatever happens to the folder later.

A hard link is a file like any other: it has no original, and backups and copies make them. Whoever can link a secret
file into a submission can read it already; its text is only ever run in the sandbox.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from autograder.intake.alike import plain_file
from autograder.model.course import Course, Step
from autograder.model.errors import CallerError
from autograder.model.paths import NOTEBOOKS
from autograder.model.readable import MAX_SOURCE_BYTES, unreadable
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import Text

MAX_LISTED_FILES = 100
MAX_VISITED_FILES = 2000
MAX_DEPTH = 16
DIGEST = re.compile("~[0-9a-f]{8}$")  # what tells cleaned names apart
SKIPPED_FOLDERS = ("__pycache__", ".git", ".ipynb_checkpoints")
MAX_NAME_CHARACTERS = 120
TIMESTAMP_FILE = "timestamp.txt"
SECRET_FILE = "submission_secret.txt"  # nbgrader's release_feedback opens it unconditionally
RECEIPT_FILES = (TIMESTAMP_FILE, SECRET_FILE)  # ours: written when a submission comes in


FOLDER = (
    os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
)  # how a folder is opened, and no link to one


class IntakeError(CallerError):
    """The folder that was given can't be graded at all: a mistake of the person at the keyboard."""


def find_submissions(folder: Path, course: Course) -> Iterator[tuple[str, Step]]:
    """The students and steps below ``folder``, sorted: ``<folder>/<student>/<step>/``.

    Every student is given for every step that anyone handed in: what one of them left out is graded as missing, for
    all alike. Where nobody handed in anything, that is every step of the course.
    Raises IntakeError when the folder is missing, empty or not a folder.
    """
    if not folder.is_dir():
        raise IntakeError(
            f"{folder}: no such folder; give the folder that holds one folder per student: "
            "grade.py run SUBMITTED --out DIR"
        )
    try:
        names = os.listdir(folder)
    except OSError as error:
        raise IntakeError(f"{folder}: can't be read: {error.strerror}") from error
    students = sorted(name for name in names if _is_real_folder(folder / name) and name[0] != ".")
    if not students:
        raise IntakeError(
            f"{folder}: holds no student's folder; expected {folder}/<student>/<step>/<files>, "
            f"with <step> one of {', '.join(step.id for step in course.steps)}"
        )
    handed_in = [
        step
        for step in course.steps
        if any(_is_real_folder(folder / student / step.id) for student in students)
    ]
    for student in students:
        for step in handed_in or course.steps:
            yield student, step


def links_among(folder: Path) -> list[str]:
    """What stands where students' folders are expected and is a link: it is never followed, so nobody is graded."""
    return sorted(student_label(name) for name in os.listdir(folder) if (folder / name).is_symlink())


def _is_real_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def read_submission(folder: Path, student: str, step: Step) -> Submission:
    """Read one student's step. Never raises for what a student did: each problem becomes part of the record."""
    optional = [todo.file for todo in step.optional if todo.file is not None]
    names = [todo.file for todo in step.stubs if todo.file is not None]
    try:
        with _opened_folder(folder / student, step.id) as root:
            files = {name: _take(root, name) for name in names}
            more = {name: _take(root, name) for name in optional}
            ignored = _ignored(root, {*names, *optional, *step.given, *NOTEBOOKS.values(), *RECEIPT_FILES})
    except OSError as error:
        files, more = dict.fromkeys(names, _no_folder(error)), {}
        ignored = []
        beside = _beside(folder, student, step)
        files = {name: _found_instead(name, file, beside) for name, file in files.items()}
    else:
        files = {name: _found_instead(name, file, ignored) for name, file in files.items()}
    files |= {
        name: file for name, file in more.items() if not file.missing
    }  # who leaves them out lacks nothing
    return Submission(student_label(student), step.id, files, ignored)


def _beside(folder: Path, student: str, step: Step) -> list[str]:
    """What lies in a student's folder where the step's own isn't there."""
    try:
        with _opened_folder(folder, student) as root:
            return _ignored(root, set(RECEIPT_FILES))
    except OSError:  # no folder at all, or a link: said of each file already
        return []


def _found_instead(name: str, file: TakenFile, others: list[str]) -> TakenFile:
    """A missing file's record, with what looks like it elsewhere: never a silent zero."""
    alike = [other for other in others if plain_file(other.rsplit("/", 1)[-1]) == plain_file(name)][:3]
    if not (file.missing and file.problem and alike):
        return file
    listed = ", ".join(alike)
    problem = Text(
        zh=f"{file.problem.zh}；交上来的是 {listed}，应为 {name}",
        en=f"{file.problem.en}; found instead: {listed}, where {name} is expected",
    )
    return msgspec.structs.replace(file, problem=problem)


@contextmanager
def _opened_folder(parent: Path, name: str) -> Iterator[int]:
    """A file descriptor of ``parent/name``, neither of which may be a link: later names are looked up from there."""
    outer = os.open(parent, FOLDER)
    try:
        inner = os.open(name, FOLDER, dir_fd=outer)
    finally:
        os.close(outer)
    try:
        yield inner
    finally:
        os.close(inner)


def _no_folder(error: OSError) -> TakenFile:
    """What each file is when the step's folder can't be opened."""
    if error.errno == errno.EACCES:
        problem = Text(zh="没有读取这个文件夹的权限", en="the folder's permissions do not let it be read")
        return TakenFile(problem=problem)
    return TakenFile(
        problem=Text(zh="没有找到这一步的文件夹", en="the step's folder is missing"), missing=True
    )


def _take(root: int, name: str) -> TakenFile:
    """One manifest file: opened without following links, without waiting on a FIFO, read up to the size limit."""
    try:
        if not stat.S_ISREG(os.stat(name, dir_fd=root, follow_symlinks=False).st_mode):
            return _irregular(root, name)  # opening a device can do something
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=root)
    except FileNotFoundError:
        return TakenFile(problem=Text(zh="没有交这个文件", en="the file is missing"), missing=True)
    except OSError as error:
        return TakenFile(problem=_refusal(error), missing=error.errno == errno.ELOOP)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return _irregular(root, name)
        content = b""
        while len(content) <= MAX_SOURCE_BYTES:
            chunk = os.read(descriptor, MAX_SOURCE_BYTES + 1 - len(content))
            if not chunk:
                break
            content += chunk
    except OSError as error:
        return TakenFile(problem=_refusal(error))
    finally:
        os.close(descriptor)
    return _checked(content)


def _irregular(root: int, name: str) -> TakenFile:
    if stat.S_ISLNK(os.stat(name, dir_fd=root, follow_symlinks=False).st_mode):
        return TakenFile(problem=_refusal(OSError(errno.ELOOP, "")), missing=True)
    problem = Text(
        zh="这里应该是一个普通文件，交上来的却不是",
        en="a regular file is expected here, something else was handed in",
    )
    return TakenFile(problem=problem, missing=True)


def _refusal(error: OSError) -> Text:
    if error.errno == errno.ELOOP:
        return Text(
            zh="这里应该是一个文件，交上来的却是一个链接", en="a file is expected here, a link was handed in"
        )
    if error.errno == errno.EACCES:
        return Text(zh="没有读取这个文件的权限", en="the file's permissions do not let it be read")
    return Text(
        zh=f"文件无法读取（{errno.errorcode.get(error.errno or 0, '?')}）",
        en=f"can't be read: {error.strerror}",
    )


def _checked(content: bytes) -> TakenFile:
    problem = unreadable(content)
    return TakenFile(problem=problem) if problem else TakenFile(content=content)


def _ignored(root: int, expected: set[str]) -> list[str]:
    """The other files of a step's folder, by relative path, cleaned for display; a long list is cut.

    A folder with more entries than anyone will look at gives no names at all: the order in which a disk lists them is
    no property of the submission.
    """
    found: list[str] = []
    left = _look(root, "", found, MAX_VISITED_FILES, MAX_DEPTH)
    if left < 0:
        return ["…"]
    others = sorted(
        (path for path in found if path not in expected), key=lambda path: (path.count("/"), path)
    )
    shown = [shown_name(path) for path in others]
    return shown[:MAX_LISTED_FILES] + (["…"] if len(shown) > MAX_LISTED_FILES else [])


def _look(folder: int, prefix: str, found: list[str], left: int, depth: int) -> int:
    """Add the files below a folder to ``found``. Returns how many entries may still be seen: -1 when too many were."""
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            left -= 1
            if left < 0:
                return left
            if not entry.is_dir(follow_symlinks=False):
                found.append(prefix + entry.name)
            elif entry.name not in SKIPPED_FOLDERS:
                folders.append(entry.name)
    for name in folders:
        if depth == 0:
            found.append(f"{prefix}{name}/…")
            continue
        try:
            inner = os.open(name, FOLDER, dir_fd=folder)
        except OSError:  # it is gone, a link by now, or closed for us
            found.append(f"{prefix}{name}/…")
            continue
        try:
            left = _look(inner, f"{prefix}{name}/", found, left, depth - 1)
        finally:
            os.close(inner)
        if left < 0:
            return left
    return left


def shown_name(name: str) -> str:
    """A file or folder name as text that is safe to show anywhere: valid Unicode, no controls, no direction marks."""
    text = os.fsencode(name).decode("utf-8", "replace")
    visible = "".join(
        character
        if unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029"
        else "\ufffd"
        for character in text
    )
    return visible if len(visible) <= MAX_NAME_CHARACTERS else visible[: MAX_NAME_CHARACTERS - 1] + "…"


def student_label(folder_name: str) -> str:
    """The name that a student's results carry: the folder's name, or a cleaned one made unique by a digest.

    Two folders never get the same label, also when one is named as the other's label is.
    """
    label = shown_name(folder_name)
    if label == folder_name and not DIGEST.search(folder_name):
        return label
    return f"{label}~{hashlib.sha256(os.fsencode(folder_name)).hexdigest()[:8]}"
