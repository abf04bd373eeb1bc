"""The hidden suite run by hypothesis itself, in this process, on one submission: what the other tools are given to run.

The same tests, examples per property and tolerances as in grading; no sandbox, no batch.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.model.course import Step, load_course
from autograder.suite.in_process import student_of


def check(step_id: str, todo_id: str, folder: str | Path) -> None:
    """Run all hidden tests of a TODO on the files of ``folder``. Raises what the first failing test raises."""
    step = load_step(step_id)
    todo = step.todo(todo_id)
    student = student_of(step, todo, Path(folder).resolve())
    for test in tests_of(step.id, todo.module):
        test(student=student)


@lru_cache
def load_step(step_id: str) -> Step:
    """A step of the course."""
    return load_course().step(step_id)


@lru_cache
def tests_of(step_id: str, module: str) -> list[Callable[..., Any]]:
    """The test functions of one suite, with the profile that pytest runs them with."""
    from hypothesis import HealthCheck, settings

    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(tempfile.gettempdir()) / "hypothesis"))
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    settings.register_profile(
        "bench", deadline=None, database=None, derandomize=True, suppress_health_check=checks
    )
    settings.load_profile("bench")
    suite = importlib.import_module(f"tests.hidden.{step_id}.test_{module}")
    return [function for name, function in vars(suite).items() if name.startswith("test_")]


def loop(step_id: str, folders: list[str]) -> None:
    """The bare warm loop: one process, everything imported and run once; prints the CPU and wall seconds of the rest."""
    todos = load_step(step_id).todos
    for todo in todos:
        check(step_id, todo.id, folders[0])
    wall, cpu = time.perf_counter(), time.process_time()
    for folder in folders:
        with contextlib.redirect_stdout(None):
            for todo in todos:
                check(step_id, todo.id, folder)
    print(time.perf_counter() - wall, time.process_time() - cpu)


if __name__ == "__main__":
    loop(sys.argv[1], sys.argv[2:])
