"""这个阶段用谁的代码：你的，只要它通过了公开检查；不然用课程自带的结果（已给出）
Whose code a stage uses: yours, where it passes the public checks; else the course's own result (given; nothing to do here).
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from kit import todos
from kit.chain.stages import ASSIGNMENTS, Stage
from kit.language import say

CHECKS = "checks.json"  # what passed, by the files that it passed with


def why_not_mine(stage: Stage, cache: Path) -> str:
    """ "" when the student's files of the stage's step pass the public checks, else why the course's result is used.

    cache: the folder where it is kept which files passed, so that the same ones aren't checked again. Raises OSError.
    """
    folder = ASSIGNMENTS / stage.step
    if not any(folder.glob("todo*.py")):
        return say("还没有发布", "not released yet", " / ")
    if todos.open_todos(folder):
        return say("还没做完", "not done yet", " / ")
    digest = _digest(folder)
    kept = _read(cache / CHECKS)
    if kept.get(stage.step) != digest:
        if not _passes(folder):
            return say("还有公开检查没通过", "a public check doesn't pass yet", " / ")
        cache.mkdir(parents=True, exist_ok=True)
        (cache / CHECKS).write_text(json.dumps(kept | {stage.step: digest}, indent=1), encoding="utf-8")
    return ""


def _digest(folder: Path) -> str:
    """Of the step's files, and of the release that checks them."""
    found = hashlib.sha256()
    for path in (folder.parent / "manifest.json", *sorted(folder.glob("*.py"))):
        if not path.is_file():
            continue
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _read(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}  # only a saving of time


def _passes(folder: Path) -> bool:
    """Whether check.py says that everything passes: in processes of its own, as always."""
    checker = next(
        (
            above / "autograder" / "check.py"
            for above in folder.parents
            if (above / "autograder" / "check.py").is_file()
        ),
        None,
    )
    if checker is None:
        return False
    command = [sys.executable, str(checker), "--step", folder.name, "--folder", str(folder), "check"]
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80"}
    done = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0
