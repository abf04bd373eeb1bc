"""Runs commands and says what they cost."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from autograder.model.paths import ROOT

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
SAMPLE_SECONDS = 0.5


GRADING = {"grader": "grade.py run", "worker": "autograder.grading.worker"}


class BenchError(Exception):
    """A tool did not do what it was measured for: its figure would mean nothing."""


@dataclass(frozen=True)
class Cost:
    """Wall and CPU seconds of a command and its children, and what it printed."""

    wall: float
    cpu: float
    output: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Cost:
    """Run a command to its end. Raises BenchError when it fails."""
    before, start = _children_cpu(), time.perf_counter()
    finished = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **ONE_THREAD, **(environment or {})},
        capture_output=True,
        text=True,
    )
    wall = time.perf_counter() - start
    if finished.returncode:
        raise BenchError(
            f"{' '.join(command)}: exit code {finished.returncode}\n{(finished.stdout + finished.stderr)[-3000:]}"
        )
    return Cost(wall, _children_cpu() - before, finished.stdout)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]


def grade(submitted: Path, out: Path, *options: str) -> list[str]:
    """The command under test."""
    program = str(ROOT / "autograder" / "grade.py")
    return python(program, "run", str(submitted), "--out", str(out), *options)


@dataclass
class Memory:
    """Watches the resident memory of a running command's processes, by role; MB at every half second."""

    roles: Mapping[str, str] = field(default_factory=lambda: GRADING)  # a word of the command line, by role
    seen: dict[str, list[float]] = field(default_factory=dict)
    _stop: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look until ``stop``; meant for a thread."""
        me = psutil.Process()
        while not self._stop.wait(SAMPLE_SECONDS):
            for process in me.children(recursive=True):
                try:
                    words = " ".join(process.cmdline())
                    size = process.memory_info().rss / 1e6
                except psutil.Error:
                    continue
                for role, word in self.roles.items():
                    if word in words:
                        self.seen.setdefault(role, []).append(size)

    def stop(self) -> None:
        """End the watch."""
        self._stop.set()

    def line(self) -> str:
        """Per role: at a quarter of the run, and at most after that."""
        parts = []
        for role, sizes in sorted(self.seen.items()):
            quarter = len(sizes) // 4
            parts.append(f"{role} {sizes[quarter]:.0f} MB, later at most {max(sizes[quarter:]):.0f} MB")
        return "; ".join(parts)


def median(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def load_of_others() -> float:
    """How many cores the machine was busy with in the last minute: comparisons want this near 0 before a round."""
    return os.getloadavg()[0]
