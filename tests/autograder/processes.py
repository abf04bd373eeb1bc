"""Starts the processes of all tests: a small environment, captured output as text, and a time-out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from autograder.model.paths import ROOT

GRADE = str(ROOT / "autograder" / "grade.py")
CHECK = str(ROOT / "autograder" / "check.py")
# What a command needs to find Python, the user's caches and the temporary folder. Nothing of pytest's, nothing of CI's.
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME", "SYSTEMROOT")
SECONDS = 280.0  # less than pytest's own time-out, so that what the command had printed is shown

Finished = subprocess.CompletedProcess[str]


def clean_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process of a test, with ``more`` in it. A screen of 200 columns cuts no line."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "COLUMNS": "200", **(more or {})}


def run(
    *command: object,
    cwd: Path | str = ROOT,
    environment: Mapping[str, str] | None = None,
    timeout: float = SECONDS,
    ok: bool = False,
    user: int | None = None,
) -> Finished:
    """Run a command to its end; ``ok``: it must exit with 0, else what it printed is the failure.

    ``user``: root may start it as that user (``as_user`` does it where Python is in root's own home).
    """
    who: dict[str, Any] = {} if user is None else {"user": user, "group": user, "extra_groups": []}
    finished = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=clean_environment(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
        **who,
    )
    assert not ok or finished.returncode == 0, f"{command}\n{finished.stdout}\n{finished.stderr}"
    return finished


def python(
    *arguments: object,
    cwd: Path | str = ROOT,
    environment: Mapping[str, str] | None = None,
    timeout: float = SECONDS,
    ok: bool = False,
) -> Finished:
    """This interpreter with these arguments."""
    return run(sys.executable, *arguments, cwd=cwd, environment=environment, timeout=timeout, ok=ok)


def grade(*arguments: object, environment: Mapping[str, str] | None = None) -> Finished:
    """``grade.py`` as staff run it, from another folder than the checkout's."""
    return python(GRADE, *arguments, cwd="/", environment=environment)


def grade_here(*arguments: object) -> Finished:
    """The same command in this process, for what isn't about the process: no interpreter starts, torch is imported once."""
    from autograder.grade import main

    done = CliRunner().invoke(main, list(map(str, arguments)), env={"COLUMNS": "200"})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Finished(["grade.py", *map(str, arguments)], done.exit_code, done.stdout, done.stderr)


def start(
    *command: object,
    cwd: Path | str = ROOT,
    environment: Mapping[str, str] | None = None,
    stdin: int = subprocess.DEVNULL,
    stderr: int | None = subprocess.STDOUT,
) -> subprocess.Popen[str]:
    """Start a command that the test speaks to, or ends, while it runs; its output can be read line by line."""
    return subprocess.Popen(
        list(map(str, command)),
        cwd=cwd,
        env=clean_environment(environment),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
        errors="replace",
    )
