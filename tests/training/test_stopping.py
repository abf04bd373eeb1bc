"""Ctrl-C, at any moment: no traceback, nothing lost that was saved, no folder without anything in it.

Real signals to the real program. The moments are known by what the program has just said or done, not by the clock.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.autograder.processes import start
from tests.training.conftest import Trainer, environment, only_run, options, python

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way on Windows")

Program = subprocess.Popen[str]


@contextmanager
def program(
    home: Path, *arguments: str, python: tuple[str, ...] = (), stderr: int = subprocess.STDOUT
) -> Iterator[Program]:
    """`python train_exercise.py ARGUMENTS`, running."""
    command = [sys.executable, *python, "train_exercise.py", *arguments]
    with start(*command, cwd=home, environment=environment(), stderr=stderr) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: Program, is_there: Callable[[str], bool]) -> str:
    """All output up to the first line that is meant."""
    assert process.stdout is not None
    shown = ""
    for line in process.stdout:
        shown += line
        if is_there(line):
            return shown
    raise AssertionError(f"it ended before that line came:\n{shown}")


def is_progress(line: str) -> bool:
    return "%" in line


def rest(process: Program) -> str:
    assert process.stdout is not None
    text = process.stdout.read()
    process.wait()
    return text


def long(home: Path) -> tuple[str, ...]:
    """A run that doesn't end by itself before the test ends it."""
    return options(home / "runs", "--epochs", "100000")


def test_while_torch_is_being_loaded(home: Path) -> None:
    with program(home, *long(home), python=("-X", "importtime"), stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.rstrip().endswith(" torch._utils_internal"):
                break
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()
        shown = rest(process)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "training had not begun" in shown
    assert not (home / "runs").exists()


def test_while_the_text_is_being_read(home: Path) -> None:
    """The text is a pipe here, so that the program waits for it."""
    os.mkfifo(home / "pipe")
    with (
        program(home, *long(home), "--data", "pipe") as process,
        open(home / "pipe", "w", encoding="utf-8"),  # returns when the program has opened its end
    ):
        process.send_signal(signal.SIGINT)
        shown = rest(process)
    assert process.returncode == 130
    assert "Traceback" not in shown
    assert not (home / "runs").exists()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_while_training(home: Path, trainer: Trainer, name: str) -> None:
    """A closed terminal and `kill` stop it in the same way."""
    with program(home, *long(home)) as process:
        wait_for(process, is_progress)
        process.send_signal(getattr(signal, name))
        shown = rest(process)
    assert process.returncode == 130
    assert "Traceback" not in shown
    assert "Stopped; what was learned is kept" in shown
    assert "your model" in shown
    assert trainer.run("--resume", str(only_run(home / "runs")), press=1).code == 130


def test_pressed_again_before_the_step_has_ended(home: Path, trainer: Trainer) -> None:
    """Whenever the second one comes, what was learned is saved."""
    with program(home, *long(home)) as process:
        wait_for(process, is_progress)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        shown = rest(process)
    assert process.returncode == 130
    assert "Traceback" not in shown
    assert trainer.run("--resume", str(only_run(home / "runs")), press=1).code == 130


def test_pressed_again_while_the_report_is_made(home: Path, trainer: Trainer) -> None:
    with program(home, *long(home)) as process:
        wait_for(process, is_progress)
        process.send_signal(signal.SIGINT)
        wait_for(process, lambda line: line.startswith("■ Stopped"))
        process.send_signal(signal.SIGINT)
        shown = rest(process)
    assert process.returncode == 130
    assert "Traceback" not in shown
    assert "--resume" in shown
    assert trainer.run("--resume", str(only_run(home / "runs")), press=1).code == 130


PRESSED_WHILE_SAVING = """
import os, signal, sys
import train_exercise
from kit import checkpoint, session
from kit.interrupts import Interrupts

interrupts = Interrupts()
interrupts.listen()
write = checkpoint.write_tensors
def write_and_press(*arguments):
    for _ in range(3):
        os.kill(os.getpid(), signal.SIGINT)
    write(*arguments)
    os.kill(os.getpid(), signal.SIGINT)
checkpoint.write_tensors = write_and_press
on_step = session.Session.on_step
def step_and_press(self, step, *rest):
    if step == 5:
        os.kill(os.getpid(), signal.SIGINT)
    on_step(self, step, *rest)
session.Session.on_step = step_and_press
sys.exit(train_exercise.main(interrupts=interrupts))
"""


def test_pressed_again_and_again_while_saving(home: Path, trainer: Trainer) -> None:
    (home / "pressed.py").write_text(PRESSED_WHILE_SAVING, encoding="utf-8")
    done = python(home, "pressed.py", *long(home))
    assert done.returncode == 130
    assert done.stderr == ""
    assert "All is saved" in done.stdout
    folder = only_run(home / "runs")
    assert not list(folder.glob("*.tmp"))
    assert (folder / "model.safetensors").is_file()
    resumed = trainer.run("--resume", str(folder), press=1)
    assert "from step 6" in resumed.shown


def test_three_times_ends_a_step_that_hangs(home: Path) -> None:
    todo = home / "todo3b_forward.py"
    hang = (
        '\n\ndef forward(model, input_ids, labels):\n    print("hanging", flush=True)\n    while True: pass\n'
    )
    todo.write_text(todo.read_text(encoding="utf-8") + hang, encoding="utf-8")
    with program(home, *long(home)) as process:
        wait_for(process, lambda line: line.startswith("hanging"))
        for answer in ("■ Stopping and saving", "■ Still waiting"):
            process.send_signal(signal.SIGINT)
            wait_for(process, lambda line, answer=answer: line.startswith(answer))
        process.send_signal(signal.SIGINT)
        shown = rest(process)
    assert process.returncode == 130
    assert "only what had been saved before is kept" in shown
    assert "Traceback" not in shown


def test_a_reader_that_goes_away_stops_it(home: Path, trainer: Trainer) -> None:
    """As in `| head`: training for nobody would be a waste, a traceback no help."""
    with program(home, *long(home), stderr=subprocess.PIPE) as process:
        wait_for(process, is_progress)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait()
    assert process.returncode == 130
    assert trainer.run("--resume", str(only_run(home / "runs")), press=1).code == 130
