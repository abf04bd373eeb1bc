"""Writes the student's repository: all that students get, and nothing else.

It is a template for the class (a template repository on GitHub, or any git repository that students copy): the stubs
in it are fresh. Files that are not part of it are left alone, so it can be written again into the same folder after a
change.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path

import msgspec

from autograder.authoring.leaks import STUDENT_ROOMS, check_no_leak, check_no_leak_in_history
from autograder.authoring.release import generate
from autograder.model.course import Course
from autograder.model.errors import CallerError
from autograder.model.paths import ROOT, SOLUTIONS
from autograder.model.stubs import BEGIN, END

TEMPLATES = ROOT / "autograder" / "authoring" / "templates" / "student"
PUBLIC_FOLDERS = ("tests/public", "tests/drivers")
DATA = "data"
PROGRAM = ("autograder/__init__.py", "autograder/check.py")
STUBS = "autograder/stubs"  # for `check.py reset`
RECOGNISED_BY = ("assignments/manifest.json", "autograder/check.py", "autograder/stubs")
NOT_SEARCHED = frozenset({".git", ".venv", "__pycache__", "runs", ".pytest_cache"})


class RepositoryError(CallerError):
    """The folder can't be used. The message says why, and what to do."""


def write_repository(
    course: Course, folder: Path, with_solutions: bool = False, steps: Collection[str] = ()
) -> list[str]:
    """Write the repository into ``folder`` and prove that nothing leaks; the paths that changed.

    ``steps`` are the ids of those that are released (default: all); no answer of the others is in it either. Raises RepositoryError for a folder that holds something else, LeakError before anything is written if a secret would
    be, and after writing if one stands in a file that was there before, or in a commit of the folder's git history.
    """
    _refuse_other_folders(folder)
    files = repository_files(_with_steps(course, steps), with_solutions)
    check_no_leak(course, files, with_solutions)
    changed = []
    for name, content in sorted(files.items()):
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(name)
    there_before = {
        name: content for name, content in _files_of(folder).items() if files.get(name) != content
    }
    check_no_leak(course, there_before, with_solutions)
    check_no_leak_in_history(course, folder, NOT_SEARCHED, with_solutions)
    return changed


def revealed_by(course: Course, steps: Collection[str]) -> list[str]:
    """A sentence per released step whose given files show answers of another one that is released with it."""
    released = [step for step in course.steps if not steps or step.id in steps]
    return [
        f"{step.id} shows answers of {other}: release it after that one's deadline"
        for step in released
        for other in step.reveals
        if other in {each.id for each in released}
    ]


def _with_steps(course: Course, steps: Collection[str]) -> Course:
    """The course with only these steps. Raises RepositoryError for an unknown one."""
    for name in sorted(set(steps) - {step.id for step in course.steps}):
        known = ", ".join(step.id for step in course.steps)
        raise RepositoryError(f"--steps {name}: there is no such step; there are {known}")
    kept = [step for step in course.steps if not steps or step.id in steps]
    ids = {step.id for step in kept}
    return msgspec.structs.replace(
        course,
        steps=kept,
        late={step: late for step, late in course.late.items() if step in ids},
        weights={step: weight for step, weight in course.weights.items() if step in ids},
    )


def repository_files(course: Course, with_solutions: bool = False) -> dict[str, bytes]:
    """Every file of the student's repository by its path."""
    generated = generate(course)
    files = {f"assignments/{name}": content for name, content in generated.items()}
    for step in course.steps:
        for todo in step.files:
            files[f"{STUBS}/{step.id}/{todo.file}"] = generated[f"{step.id}/{todo.file}"]
            if with_solutions:
                name = f"assignments/{step.id}/{todo.module}_solution.py"
                files[name] = _solved(SOLUTIONS / step.id / str(todo.file))
    files |= _folder("tests", recursive=False) | _folder(DATA, "*")
    for folder in PUBLIC_FOLDERS:
        files |= _folder(folder, recursive=False)
        for step in course.steps:
            files |= _folder(f"{folder}/{step.id}")
    for step in course.steps:
        files |= _folder(f"tests/public/{step.id}", "*.z")
    for room in STUDENT_ROOMS:
        files |= _folder(f"autograder/{room}")
    files |= {name: (ROOT / name).read_bytes() for name in PROGRAM}
    files["LICENSE"] = (ROOT / "LICENSE").read_bytes()
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file():
            files[path.relative_to(TEMPLATES).as_posix()] = path.read_bytes()
    files["README.md"] = _of_course(files["README.md"], course)
    files["pyproject.toml"] = _with_dependencies(files["pyproject.toml"], course.version)
    return files


def _folder(name: str, pattern: str = "*.py", recursive: bool = True) -> dict[str, bytes]:
    folder = ROOT / name
    paths = folder.rglob(pattern) if recursive else folder.glob(pattern)
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted(paths)
        if path.is_file() and not NOT_SEARCHED & set(path.parts)
    }


def _solved(path: Path) -> bytes:
    """A solution without the lines that mark the answer."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if line.strip() not in (BEGIN, END)).encode()


def _of_course(template: bytes, course: Course) -> bytes:
    """The page that students read first, with the steps that are released. ``todo`` stands for any TODO's id there."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    first, last = course.steps[0].stubs, course.steps[-1].id
    number = "".join(filter(str.isdigit, last.partition("_")[0]))  # as `check.py --step` takes it
    values = {
        "course": course,
        "steps": course.steps,
        "todo": first[len(first) // 2].id,
        "number": number or last,
    }
    return environment.from_string(template.decode("utf-8")).render(values).encode()


def _with_dependencies(template: bytes, version: str) -> bytes:
    """The template with the course's version and its own lists of what students need, so that there is one list only."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = {
        "dependencies": project["dependencies"],
        "lesson": project.get("optional-dependencies", {}).get("lesson", []),
    }
    text = template.decode("utf-8")
    if version:
        text = re.sub(r'^version = ".*"$', f'version = "{version}"', text, count=1, flags=re.MULTILINE)
    for name, packages in lists.items():
        rendered = "".join(f'    "{package}",\n' for package in packages)
        replacement = f"{name} = [\n{rendered}]" if packages else f"{name} = []"
        text, count = re.subn(rf"^{name} = \[\]$", replacement, text, flags=re.MULTILINE)
        if count != 1:
            raise RepositoryError(f"{TEMPLATES / 'pyproject.toml'}: needs exactly one line “{name} = []”")
    return text.encode()


def _refuse_other_folders(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise RepositoryError(f"{folder} is not a folder; name one that is empty or does not exist yet")
    if folder.resolve() == ROOT or ROOT in folder.resolve().parents:
        raise RepositoryError(f"{folder} lies in this checkout; choose a folder outside of {ROOT}")
    present = [path.name for path in folder.iterdir() if path.name != ".git"] if folder.is_dir() else []
    if present and not all((folder / name).exists() for name in RECOGNISED_BY):
        raise RepositoryError(
            f"{folder} holds other things ({', '.join(sorted(present)[:3])}); name an empty folder, or one that was "
            "written by this command"
        )


def _files_of(folder: Path) -> dict[str, bytes]:
    """Every file that would be pushed from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not NOT_SEARCHED & set(path.relative_to(folder).parts)
    }
