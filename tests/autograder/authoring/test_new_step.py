"""A new step costs content only: made by one command, it is graded, proved, checked and handed out like any other.

All of it happens in a copy of this checkout, by the commands that AUTHORS.md names.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from autograder.model.course import load_course
from autograder.model.paths import ROOT
from autograder.model.verdict import TodoVerdict, Verdict
from autograder.record.results import read_results
from tests.autograder import processes

pytestmark = pytest.mark.slow

STEP = "step7_merging"
STUB = "todo1_double_a_number.py"
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "graded", "runs", "*.egg-info", ".pytest_cache", ".ruff_cache"
)
# What a test can't wait for: AUTHORS.md says how long these take. `make verify` and the nightly workflow run them.
TOO_LONG = re.compile(r"verify(?! --step step7)")


def python(root: Path, *arguments: str, code: int = 0) -> str:
    """Run a command in that checkout; what it printed. Fails unless it ends with ``code``."""
    environment = {"PYTHONPATH": str(root), "COLUMNS": "100"}
    done = processes.python(*arguments, cwd=root, environment=environment)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def authors_commands() -> list[str]:
    """The commands that stand in AUTHORS.md and can be waited for, in their order, without remarks."""
    text = (ROOT / "AUTHORS.md").read_text(encoding="utf-8")
    found = [line.split("   ")[0].strip() for line in re.findall(r"^    (python .+)$", text, re.MULTILINE)]
    return [command for command in found if not TOO_LONG.search(command) and "--out DIR" not in command]


PROOF = f"python autograder/grade.py verify --step {STEP}"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A copy of this checkout where AUTHORS.md was followed until the new step was proved, and what each command said."""
    root = tmp_path_factory.mktemp("authors") / "course"
    shutil.copytree(ROOT, root, ignore=NOT_COPIED)
    commands = authors_commands()
    followed = commands[: commands.index(PROOF) + 1]
    return root, {command: python(root, *shlex.split(command)[1:]) for command in followed}


@pytest.fixture
def root(said: tuple[Path, dict[str, str]]) -> Path:
    """That checkout."""
    return said[0]


def test_it_is_made_and_proved_like_the_others(said: tuple[Path, dict[str, str]]) -> None:
    _, printed = said
    (made,) = [text.splitlines() for command, text in printed.items() if "new-step" in command]
    assert {f"solutions/{STEP}/{STUB}", f"assignments/{STEP}/{STUB}"} <= set(made)
    assert f"{STEP}, wrong caught: 1 of 1 (100.0 %)" in printed[PROOF]


def test_it_is_released_as_it_was_made(root: Path) -> None:
    python(root, "autograder/grade.py", "release", "--check")
    assert [step.id for step in load_course(root / "solutions" / "course.toml").steps][-1] == STEP


def test_right_wrong_and_unfinished_work_is_graded_beside_the_other_steps(root: Path, tmp_path: Path) -> None:
    for student in ("ada", "ben", "cleo"):
        shutil.copytree(
            root / "assignments" / "step3_pretrain", tmp_path / "class" / student / "step3_pretrain"
        )
    right = (root / "solutions" / STEP / STUB).read_bytes()
    wrong = b"def double_a_number(value):\n    return value\n"
    for student, answer in (("ada", right), ("ben", wrong)):
        (tmp_path / "class" / student / STEP).mkdir()
        (tmp_path / "class" / student / STEP / STUB).write_bytes(answer)
    python(root, "autograder/grade.py", "run", str(tmp_path / "class"), "--out", str(tmp_path / "out"))
    verdicts = {
        (each.student, each.step): each for each in read_results(tmp_path / "out/results.json").submissions
    }
    assert [verdicts[name, STEP].score for name in ("ada", "ben", "cleo")] == [100.0, 0.0, 0.0]
    assert [verdicts[name, "step3_pretrain"].score for name in ("ada", "ben", "cleo")] == [0.0, 0.0, 0.0]
    assert only_todo(verdicts["ben", STEP]).misconception == "returns_its_input"
    assert only_todo(verdicts["cleo", STEP]).status == "missing"
    # Both steps have a TODO 1: an appeal about one must not be answered with the other's verdict.
    appeal = ("autograder/grade.py", "replay", "--out", str(tmp_path / "out"))
    assert "returns_its_input" in python(root, *appeal, f"ben/{STEP}/1")
    assert "not_attempted" in python(root, *appeal, "ben/step3_pretrain/1")
    python(root, *appeal, "ben/1", code=2)


def only_todo(verdict: Verdict) -> TodoVerdict:
    (todo,) = verdict.todos
    return todo


def test_a_solution_that_is_wrong_is_found(root: Path, tmp_path: Path) -> None:
    """Protects later steps: the proof once looked at the first step only."""
    solution = root / "solutions" / STEP / STUB
    before = solution.read_text(encoding="utf-8")
    solution.write_text(before.replace("value + value", "value + 1"), encoding="utf-8")
    try:
        python(root, "autograder/grade.py", "verify", "--step", STEP, "--only", "solution", code=1)
    finally:
        solution.write_text(before, encoding="utf-8")


def test_a_student_can_check_it(root: Path, tmp_path: Path) -> None:
    python(root, "autograder/grade.py", "release", "--to", str(tmp_path / "student"), "--steps", STEP)
    student = tmp_path / "student"
    assert not (student / "assignments" / "step3_pretrain").exists()
    python(student, "autograder/check.py", "--lang", "en", "1", code=1)
    shutil.copy(root / "solutions" / STEP / STUB, student / "assignments" / STEP)
    assert "✓" in python(student, "autograder/check.py", "--lang", "en", "1")


def test_nbgrader_can_hand_it_out(root: Path) -> None:
    python(root, "-m", "nbgrader", "generate_assignment", STEP)
    assert (root / "release" / STEP / STUB).is_file()


def test_every_command_of_authors_md_runs_as_it_stands_there(said: tuple[Path, dict[str, str]]) -> None:
    """Protects authors: each example is carried out, one after the other, in a copy. Last: it changes the copy."""
    root, printed = said
    assert sum("grade.py new" in command for command in authors_commands()) >= 3
    for command in authors_commands()[len(printed) :]:
        python(root, *shlex.split(command)[1:])
    python(root, "autograder/grade.py", "release", "--check")
