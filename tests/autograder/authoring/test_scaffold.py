"""``grade.py new`` makes a TODO that can be graded at once, and touches nothing when it can't."""

from __future__ import annotations

import shutil
import types
from pathlib import Path

import pytest

from autograder.authoring.scaffold import ScaffoldError, new_todo
from autograder.model.corpus import KINDS, Kind, corpus_files
from autograder.model.course import load_course
from autograder.model.paths import ROOT
from autograder.model.stubs import stub_of
from autograder.model.wire import Call
from autograder.suite.ask import Mismatch, Student
from autograder.suite.drivers import Driver
from autograder.suite.in_process import answer_in_process

COURSE = load_course()
STEP = "solutions/step3_pretrain/step.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout of the course's own files."""
    for folder in ("solutions", "assignments"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "runs")
        )
    return tmp_path


def module(path: Path) -> types.ModuleType:
    made = types.ModuleType(path.stem)
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), made.__dict__)
    return made


def known(root: Path, kind: Kind) -> types.ModuleType:
    """The new TODO's only corpus file of a kind."""
    step = load_course(root / "solutions" / "course.toml").step("step3_pretrain")
    (file,) = corpus_files(step, step.todo("9"), kind, root / "tests" / "submissions")
    made = types.ModuleType(file.name)
    exec(file.source, made.__dict__)
    return made


@pytest.mark.parametrize("points", [0, 5])
def test_the_course_knows_the_new_todo(root: Path, points: float) -> None:
    new_todo(COURSE, "step3_pretrain", "9", "Mixed precision", points, root)
    step = load_course(root / "solutions" / "course.toml").step("step3_pretrain")
    todo = step.todo("9")
    assert (todo.file, todo.function, todo.points) == ("todo9_mixed_precision.py", "mixed_precision", points)
    assert (todo in step.optional) == (points == 0)
    assert len(todo.hints) == 2
    assert step.points == 100 + points


def test_what_is_made_can_be_asked_and_tells_right_from_wrong(root: Path) -> None:
    new_todo(COURSE, "step3_pretrain", "9", "Mixed precision", 5, root)
    driver = module(root / "tests/drivers/step3_pretrain/todo9_mixed_precision.py")
    suite = module(root / "tests/hidden/step3_pretrain/test_todo9_mixed_precision.py")
    functions = Driver({"mixed_precision": driver.mixed_precision})

    def run(student: types.ModuleType) -> None:
        ask = Student(
            lambda call: answer_in_process(functions, student, Call(call.function, call.arguments)), {}
        )
        suite.test_any_value.hypothesis.inner_test(student=ask, value=1.5)

    run(module(root / "solutions/step3_pretrain/todo9_mixed_precision.py"))
    run(known(root, "right"))
    with pytest.raises(Mismatch):
        run(known(root, "wrong"))
    (points,) = [mark for mark in suite.test_any_value.pytestmark if mark.name == "points"]
    assert points.args[0] == 5


def test_the_stub_can_be_generated_and_the_corpus_read(root: Path) -> None:
    new_todo(COURSE, "step3_pretrain", "9", "Mixed precision", 0, root)
    todo = load_course(root / "solutions" / "course.toml").step("step3_pretrain").todo("9")
    solution = (root / "solutions/step3_pretrain/todo9_mixed_precision.py").read_text(encoding="utf-8")
    assert 'raise NotImplementedError("TODO 9:' in stub_of(todo, solution)
    for kind in KINDS:
        assert known(root, kind)


@pytest.mark.parametrize(
    ("step", "todo_id", "title"),
    [
        ("step9", "9", "x"),
        ("step3_pretrain", "2a", "again"),
        ("step3_pretrain", "nine", "x"),
        ("step3_pretrain", "9", "梯度"),
        ("step3_pretrain", "9", '"quoted"'),
    ],
)
def test_a_bad_name_is_refused_and_nothing_is_written(
    root: Path, step: str, todo_id: str, title: str
) -> None:
    before = (root / STEP).read_bytes()
    with pytest.raises(ScaffoldError):
        new_todo(COURSE, step, todo_id, title, 0, root)
    assert (root / STEP).read_bytes() == before
    assert not (root / "tests").exists()


def test_no_file_is_overwritten(root: Path) -> None:
    taken = root / "tests/drivers/step3_pretrain/todo9_mixed_precision.py"
    taken.parent.mkdir(parents=True)
    taken.write_text("mine\n", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="is there already"):
        new_todo(COURSE, "step3_pretrain", "9", "Mixed precision", 0, root)
    assert taken.read_text(encoding="utf-8") == "mine\n"
    assert b"Mixed precision" not in (root / STEP).read_bytes()
