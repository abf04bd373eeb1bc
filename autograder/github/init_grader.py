"""Makes the private repository that grades: this checkout's files, its own workflow, a roster and a guide."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from autograder.model.paths import ROOT

TEMPLATES = ROOT / "autograder" / "github" / "templates" / "grader"
# This project's own workflows, and its README, which makes way for the guide.
REPLACED = (".github/",)
README_HERE, README_THERE = "README.md", "COURSE.md"
KEYS = (".pem", ".key", ".env")
SKIPPED = frozenset(
    {
        ".git",
        ".venv",
        "__pycache__",
        "graded",
        "submitted",
        "build",
        ".pytest_cache",
        ".ruff_cache",
        ".hypothesis",
    }
)


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


def files_of(root: Path, with_new: bool = False) -> list[str]:
    """The files of a checkout that git knows, or all that are no by-product where there is no git.

    ``with_new`` adds those that git doesn't know yet and doesn't ignore. What looks like a key is never one of them.
    """
    new = ("--others", "--exclude-standard") if with_new else ()
    try:
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", *new], capture_output=True, check=True
        ).stdout
        names = [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = []
    if not names:
        names = [
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if not SKIPPED.intersection(path.relative_to(root).parts) and ".egg-info" not in path.as_posix()
        ]
    kept = (name for name in set(names) if not name.endswith(KEYS))
    return sorted(name for name in kept if (root / name).is_file() and not (root / name).is_symlink())
