"""A student's folder with all TODOs solved, and many short training runs in one process, so that torch is loaded once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.model.paths import ROOT
from tests.autograder import processes

SOLUTIONS = ROOT / "solutions" / "step3_pretrain"
KIT = ROOT / "solutions" / "kit"
# 13 steps an epoch on the text below, 39 in all; dropout, so that the random numbers matter.
SHORT = (
    *("--n_layer", "1", "--n_head", "2", "--n_embd", "8", "--block_size", "8", "--batch_size", "8"),
    *("--epochs", "3", "--log_interval", "4", "--dropout", "0.1", "--device", "cpu"),
)
STEPS_IN_EPOCH, STEPS = 13, 39
TEXT = (
    "\n\n".join(f"{i} little dogs met {i * i} small cats, and all of them went home." for i in range(60))
    + "\n"
)

# Runs the command line again and again. `press`: in which step Ctrl-C is pressed (or another signal comes), while the
# student's code is running.
DRIVER = """
import contextlib, io, json, os, signal, sys
import todo3a_update_lr, train_exercise
from kit.interrupts import Interrupts

answers = os.fdopen(os.dup(1), "w")  # what is shown at a signal goes to descriptor 1
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
update_lr = todo3a_update_lr.update_lr
for line in sys.stdin:
    order = json.loads(line)
    steps = []

    def counted(optimizer, lr):
        steps.append(lr)
        if len(steps) == order["press"]:
            os.kill(os.getpid(), getattr(signal, order["signal"]))
        return update_lr(optimizer, lr)

    todo3a_update_lr.update_lr = counted
    os.environ["LESSON_LANGUAGE"] = "en"  # --lang changes it
    interrupts = Interrupts()
    interrupts.listen()
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        code = train_exercise.main(order["arguments"], interrupts)
    print(json.dumps({"code": code, "shown": shown.getvalue(), "steps": len(steps)}), file=answers, flush=True)
"""


@dataclass(frozen=True)
class Run:
    """What a training run came to: its exit code, what it showed, how many steps it took."""

    code: int
    shown: str
    steps: int


class Trainer:
    """Trains in a student's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "driver.py").write_text(DRIVER, encoding="utf-8")
        self.process = processes.start(
            *(sys.executable, "-W", "error::RuntimeWarning", "driver.py"),
            cwd=folder,
            environment=environment(),
            stdin=subprocess.PIPE,
            stderr=None,
        )

    def run(self, *arguments: str, press: int = 0, signal: str = "SIGINT") -> Run:
        """`python train_exercise.py ARGUMENTS`, with Ctrl-C (or another signal) in the step number `press`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(
            json.dumps({"arguments": arguments, "press": press, "signal": signal}) + "\n"
        )
        self.process.stdin.flush()
        return Run(**json.loads(self.process.stdout.readline()))


def environment(**more: str) -> dict[str, str]:
    """A narrow screen, and English unless something else is said."""
    return {"COLUMNS": "80", "LESSON_LANGUAGE": "en", **more}


def python(home: Path, *arguments: str, **variables: str) -> processes.Finished:
    """A Python program of that folder, run to its end."""
    return processes.python(*arguments, cwd=home, environment=environment(**variables))


def make_folder(folder: Path) -> Path:
    """A student's folder with everything solved, a text of its own, and the course's data above it."""
    home = folder / "assignments" / "step3_pretrain"
    home.mkdir(parents=True)
    for path in SOLUTIONS.glob("*.py"):
        shutil.copy(path, home)
    shutil.copytree(KIT, home.parent / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "text.txt").write_text(TEXT, encoding="utf-8")
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    return home


@pytest.fixture(scope="session")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trainer]:
    """One process for all short runs; each writes to a folder of its own (--out)."""
    trainer = Trainer(make_folder(tmp_path_factory.mktemp("training")))
    yield trainer
    assert trainer.process.stdin is not None
    trainer.process.stdin.close()
    trainer.process.wait()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A student's folder of the test's own."""
    return make_folder(tmp_path)


def log_without_speed(folder: Path) -> list[str]:
    """log.csv but for its last column, the only one that the clock decides."""
    lines = (folder / "log.csv").read_text(encoding="utf-8").splitlines()
    return [line.rpartition(",")[0] for line in lines]


def only_run(out: Path) -> Path:
    """The only folder in there."""
    (folder,) = out.iterdir()
    return folder


def options(out: Path, *more: str) -> tuple[Any, ...]:
    """The options of a short run."""
    return (*SHORT, "--data", "text.txt", "--out", str(out), *more)
