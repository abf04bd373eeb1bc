"""Makes the private repository that grades: this checkout's files, its own workflow, a roster and a guide."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder.authoring.checkout import files_of
from autograder.model.paths import ROOT

TEMPLATES = ROOT / "autograder" / "github" / "templates" / "grader"
# This project's own workflows, and its README, which makes way for the guide.
REPLACED = (".github/",)
README_HERE, README_THERE = "README.md", "COURSE.md"


class InitError(Exception):
    """The repository can't be made there; the message says why and what to do."""


def init_grader(folder: Path) -> int:
    """Write the repository into a new or empty folder; the number of files. Raises InitError, OSError."""
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        raise InitError(f"{folder} is not an empty folder; name one that is empty or does not exist yet")
    if folder.resolve() == ROOT or ROOT in folder.resolve().parents:
        raise InitError(f"{folder} lies in this checkout; choose a folder outside of {ROOT}")
    sources = {
        (README_THERE if name == README_HERE else name): ROOT / name
        for name in files_of(ROOT, with_new=True)
        if not name.startswith(REPLACED)
    }
    sources |= {
        path.relative_to(TEMPLATES).as_posix(): path for path in TEMPLATES.rglob("*") if path.is_file()
    }
    _copy(sources, folder)
    return len(sources)


def copy_grader(folder: Path) -> None:
    """This checkout's files, for a job that may not read the repository. Raises OSError."""
    _copy({name: ROOT / name for name in files_of(ROOT)}, folder)


def _copy(sources: dict[str, Path], folder: Path) -> None:
    for name, source in sources.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
