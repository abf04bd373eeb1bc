"""Which files make up this checkout: what is copied when it goes to where a class is graded."""

from __future__ import annotations

import subprocess
from pathlib import Path

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
