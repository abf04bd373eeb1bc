"""Real processes, really killed: the grader, a worker, a zygote. Nobody's score depends on it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from autograder.record.database import Record
from tests.autograder.conftest import FILE_OF, OPEN, SOLVED, ClassFolder
from tests.autograder.processes import GRADE, start

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="needs the sandbox"),
]
CLASS = {f"student {number}": SOLVED for number in range(8)} | {
    f"open {todo}": SOLVED | {name: OPEN[name]} for todo, name in FILE_OF.items()
}
PATIENCE_SECONDS = 240


def comparable(folder: Path) -> str:
    lines = (folder / "results.json").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if '"graded_at"' not in line)


class Running:
    """The command at work, to be watched through the students' pages, which it writes after a verdict is on record."""

    def __init__(self, made: ClassFolder) -> None:
        self.out = made.out
        arguments = ["run", made.folder, "--out", made.out, "--jobs", "1", "--sandbox", "1"]
        self.process = start(sys.executable, GRADE, *arguments, stderr=subprocess.PIPE)

    def graded(self) -> int:
        """How many students have a page."""
        return len(list(self.out.glob("feedback/*.md")))

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Look again and again until it holds, or the command has ended."""
        pause = threading.Event()
        for _ in range(PATIENCE_SECONDS * 100):
            if condition() or self.process.poll() is not None:
                return
            pause.wait(0.01)
        pytest.fail("the run does not get on")

    def part(self, script: str) -> int:
        """The process id of the worker or the zygote below the command. 0: there is none just now."""
        for process in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if any(script in word for word in process.cmdline()):
                    return process.pid
            except psutil.Error:
                continue
        return 0

    def end(self) -> str:
        """Wait for the command; what it said on standard error."""
        _, said = self.process.communicate(timeout=PATIENCE_SECONDS)
        return said


def test_killed_parts_are_replaced_and_a_killed_run_goes_on(tmp_path: Path) -> None:
    whole = ClassFolder(tmp_path / "submitted", tmp_path / "whole")
    for student, files in CLASS.items():
        whole.add(student, files)
    first = Running(whole)
    for script in ("autograder.grading.worker", "zygote.py"):
        seen = first.graded()
        first.wait_for(lambda seen=seen: first.graded() > seen)
        first.wait_for(lambda script=script: first.part(script))
        os.kill(first.part(script), signal.SIGKILL)
    assert "Traceback" not in first.end()
    assert first.process.returncode == 0

    broken = ClassFolder(whole.folder, tmp_path / "broken")
    for wanted in (3, 6):
        run = Running(broken)
        run.wait_for(lambda run=run, wanted=wanted: run.graded() >= wanted)
        run.process.kill()
        run.end()
    assert not (broken.out / "results.json").exists()
    last = Running(broken)
    last.end()
    assert last.process.returncode == 0
    assert comparable(broken.out) == comparable(whole.out)
    with Record.open_to_read(broken.out) as record:
        assert record._rows("SELECT count(*), count(DISTINCT key) FROM entries") == [(len(CLASS), len(CLASS))]
    assert {v.student: v.score == v.max_score for v in whole.results.submissions} == {
        student: student.startswith("student") for student in CLASS
    }
