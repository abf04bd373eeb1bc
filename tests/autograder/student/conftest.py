"""A student's folder to work in, the command as a student types it, and one bench that several tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from autograder.authoring.release import generate
from autograder.check import main
from autograder.model.course import Course, Step, load_course, load_manifest
from autograder.model.paths import ROOT
from autograder.student.progress import Progress
from autograder.student.runner import Bench
from autograder.student.session import Session

Command = Callable[..., Result]
WARMUP = "todo2a_warmup.py"
COSINE = "todo2b_cosine_decay.py"


@pytest.fixture(scope="session")
def course() -> Course:
    """The course as students have it, with one step released."""
    whole = load_manifest()
    return msgspec.structs.replace(whole, steps=[whole.step("step3_pretrain")])


@pytest.fixture(autouse=True)
def released(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command in this process knows that step alone, so that TODOs need no other name than their ids."""
    monkeypatch.setattr("autograder.student.desk.course_of_checkout", lambda: course)


@pytest.fixture(scope="session")
def step(course: Course) -> Step:
    """Step 3."""
    return course.step("step3_pretrain")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of fresh stubs and given files."""
    for name, content in generate(load_course()).items():
        if name.startswith("step3_pretrain/") and name.endswith(".py"):
            (tmp_path / Path(name).name).write_bytes(content)
    return tmp_path


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """``check("2a", "--lang", "en")``: the command on that folder, with a screen 100 columns wide."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--folder", str(folder)], catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """One process for all tests of the session that don't break it."""
    with Bench() as shared:
        yield shared


@pytest.fixture
def session(course: Course, step: Step, folder: Path, bench: Bench) -> Session:
    """A session of that folder on the shared bench."""
    return Session(course, step, folder, bench, Progress(folder))


def solved(name: str) -> str:
    """The solution's text of a file."""
    return (ROOT / "solutions" / "step3_pretrain" / name).read_text(encoding="utf-8")


def warmup(body: str) -> str:
    """A whole file for TODO 2a whose function has this body (one line, or several)."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"def warmup_lr(step, warmup_steps, max_lr):\n{lines}\n"
