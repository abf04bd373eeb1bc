"""Writes the student's repository: all that students get, and nothing else.

It is a template for the class (a template repository on GitHub, or any git repository that students copy): the stubs
in it are fresh. Files that are not part of it are left alone, so it can be written again into the same folder after a
change.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from autograder.authoring.leaks import check_no_leak
from autograder.authoring.release import generate
from autograder.model.course import Course
from autograder.model.errors import CallerError
from autograder.model.paths import ROOT, SOLUTIONS
from autograder.model.stubs import BEGIN, END

TEMPLATES = ROOT / "autograder" / "authoring" / "templates" / "student"
# The command, the process that it starts, and the plugin for `pytest tests/public`.
STARTING_POINTS = ("autograder.check", "autograder.student.bench", "autograder.suite.plugin")
PUBLIC_FOLDERS = ("tests/public", "tests/drivers")
DATA = "data"
STUBS = "autograder/stubs"  # for `check.py reset`
RECOGNISED_BY = ("assignments/manifest.json", "autograder/check.py", "autograder/stubs")
NOT_SEARCHED = frozenset({".git", ".venv", "__pycache__", "runs", ".pytest_cache"})


class ExportError(CallerError):
    """The folder can't be used. The message says why, and what to do."""


def export(course: Course, folder: Path, with_solutions: bool = False) -> list[str]:
    """Write the repository into ``folder`` and prove that nothing leaks; the paths that changed.

    Raises ExportError for a folder that holds something else, LeakError before anything is written if a secret would
    be, and after writing if one stands in a file that was there before.
    """
    _refuse_other_folders(folder)
    files = repository_files(course, with_solutions)
    check_no_leak(course, files, with_solutions)
    changed = []
    for name, content in sorted(files.items()):
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(name)
    check_no_leak(course, _files_of(folder), with_solutions)
    return changed


def repository_files(course: Course, with_solutions: bool = False) -> dict[str, bytes]:
    """Every file of the student's repository by its path."""
    generated = generate(course)
    files = {f"assignments/{name}": content for name, content in generated.items()}
    for step in course.steps:
        for todo in step.stubs:
            files[f"{STUBS}/{step.id}/{todo.file}"] = generated[f"{step.id}/{todo.file}"]
            if with_solutions:
                name = f"assignments/{step.id}/{todo.module}_solution.py"
                files[name] = _solved(SOLUTIONS / step.id / str(todo.file))
    files |= _folder("tests", recursive=False) | _folder(DATA, "*")
    for folder in PUBLIC_FOLDERS:
        files |= _folder(folder)
    files |= _program(content for name, content in files.items() if name.startswith("tests/"))
    files["LICENSE"] = (ROOT / "LICENSE").read_bytes()
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file():
            files[path.relative_to(TEMPLATES).as_posix()] = path.read_bytes()
    files["pyproject.toml"] = _with_dependencies(files["pyproject.toml"])
    return files


def program_modules(extra_sources: Iterable[bytes] = ()) -> set[str]:
    """The modules that the student's command needs: all that it imports, directly or not, wherever in the code.

    ``extra_sources`` are files that import some as well (the tests).
    """
    found: set[str] = set()
    waiting = list(STARTING_POINTS)
    for source in extra_sources:
        waiting += _imported(source.decode("utf-8"))
    while waiting:
        module = waiting.pop()
        path = _path_of(module)
        if path is None or module in found:
            continue
        found.add(module)
        waiting += [*_imported(path.read_text(encoding="utf-8")), *_parents(module)]
    return found


def _program(extra_sources: Iterable[bytes]) -> dict[str, bytes]:
    paths = [path for module in program_modules(extra_sources) if (path := _path_of(module)) is not None]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def _imported(source: str) -> list[str]:
    """What a source imports of this package; ``from a import b`` counts as both a and a.b."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.split(".")[0] == "autograder"]


def _parents(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def _path_of(module: str) -> Path | None:
    """The file of one of this package's modules; None for other names."""
    base = ROOT.joinpath(*module.split("."))
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


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


def _with_dependencies(template: bytes) -> bytes:
    """The template with the course's own lists of what students need, so that there is one list only."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = {
        "dependencies": project["dependencies"],
        "lesson": project.get("optional-dependencies", {}).get("lesson", []),
    }
    text = template.decode("utf-8")
    for name, packages in lists.items():
        rendered = "".join(f'    "{package}",\n' for package in packages)
        replacement = f"{name} = [\n{rendered}]" if packages else f"{name} = []"
        text, count = re.subn(rf"^{name} = \[\]$", replacement, text, flags=re.MULTILINE)
        if count != 1:
            raise ExportError(f"{TEMPLATES / 'pyproject.toml'}: needs exactly one line “{name} = []”")
    return text.encode()


def _refuse_other_folders(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder} is not a folder; name one that is empty or does not exist yet")
    if folder.resolve() == ROOT or ROOT in folder.resolve().parents:
        raise ExportError(f"{folder} lies in this checkout; choose a folder outside of {ROOT}")
    present = [path.name for path in folder.iterdir() if path.name != ".git"] if folder.is_dir() else []
    if present and not all((folder / name).exists() for name in RECOGNISED_BY):
        raise ExportError(
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
