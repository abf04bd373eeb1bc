"""Makes ``autograder.zip``: this checkout without its own tests, set-up that pins everything, and the program to start."""

from __future__ import annotations

import io
import shlex
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.checkout import files_of
from autograder.model.course import Course, Step
from autograder.model.errors import CallerError
from autograder.model.files import write_whole
from autograder.model.paths import ROOT

TEMPLATES = ROOT / "autograder" / "hosts" / "templates"
PROGRAMS = ("setup.sh", "run_autograder")  # what must be executable
COURSE = "course"  # the folder of the checkout in the package
# What grades, and what sets it up. The grader's own tests, the public suites and the lessons stay at home.
TAKEN = (
    "autograder/",
    "solutions/",
    "data/",
    "tests/__init__.py",
    "tests/hidden/",
    "tests/drivers/",
    "tests/submissions/",
    "pyproject.toml",
    "constraints.txt",
    "README.md",
    "LICENSE",
)
EXTRAS = ("staff", "sandbox")  # of pyproject.toml: what grading needs beside what students need
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same checkout gives the same zip


class PackageError(CallerError):
    """The package can't be made as asked; the message says what to give instead."""


@dataclass(frozen=True)
class Package:
    """What it grades and how: ``index`` is a further package index for its set-up, or empty."""

    step: Step
    index: str = ""
    least_level: int = 1


def step_of(course: Course, name: str) -> Step:
    """The step of that id. Raises PackageError."""
    for step in course.steps:
        if step.id == name:
            return step
    raise PackageError(f"{name}: no such step; there are {', '.join(step.id for step in course.steps)}")


def write_package(package: Package, to: Path) -> int:
    """Write the zip; the number of files in it. Raises PackageError, OSError."""
    if to.is_dir():
        raise PackageError(f"{to} is a folder; give the zip's name, as in --to {to / 'autograder.zip'}")
    names = [name for name in files_of(ROOT, with_new=True) if name.startswith(TAKEN)]
    files = {f"{COURSE}/{name}": (ROOT / name).read_bytes() for name in names} | _own(package)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.external_attr = (0o100755 if name in PROGRAMS else 0o100644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    write_whole(to, stream.getvalue())
    return len(files)


def _own(package: Package) -> dict[str, bytes]:
    """The templates, with what they are to do in ``settings.sh``: a shell reads it, so words are quoted for one."""
    settings = {"STEP": package.step.id, "LEAST_LEVEL": str(package.least_level), "INDEX": package.index}
    text = "".join(f"{name}={shlex.quote(value)}\n" for name, value in settings.items())
    made = {path.name: path.read_bytes() for path in TEMPLATES.iterdir() if path.is_file()}
    return {**made, "settings.sh": text.encode(), "requirements.txt": _requirements().encode()}


def _requirements() -> str:
    """What pyproject.toml asks for; constraints.txt says which version of each, and of what they ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(line for name in EXTRAS for line in extras[name])]
    return "".join(f"{line}\n" for line in wanted)
