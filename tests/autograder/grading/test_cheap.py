"""What a right submission must not cost: whatever a child imports after the fork, every submission of a class pays for."""

from __future__ import annotations

import pytest

from autograder.grading.asking import Examiner
from autograder.model.paths import SOLUTIONS
from autograder.sandbox.host import Budget
from autograder.sandbox.trial.levels import highest_level
from autograder.suite.draw import draw
from autograder.suite.plan import read_files
from tests.autograder.conftest import COURSE

BUDGET = Budget(cpu_seconds=30, wall_seconds=120, memory_mib=1024)
# Appended to one of the student's files: says which packages are imported from now on.
WATCH = b"""
import sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        print("imported:", name)
sys.meta_path.insert(0, Watch())
"""
SMALL = 40  # modules: a step's given ones, and a few of Python's own


@pytest.mark.parametrize("step_id", [step.id for step in COURSE.steps])
def test_a_right_submission_imports_next_to_nothing(step_id: str) -> None:
    """A driver that touched a setting had every child import torch's compiler: two seconds each."""
    step = COURSE.step(step_id)
    solved = read_files(step, SOLUTIONS / step.id)
    first = step.stubs[0]
    with (
        Examiner(COURSE, step, highest_level().number, draw(COURSE, step)) as examiner,
        examiner.zygote.child(step.id, BUDGET) as child,
    ):
        for todo in step.stubs:
            child.load(todo.module, solved[str(todo.file)] + (WATCH if todo == first else b""))
        for todo in step.todos:
            files = [todo.module] if todo.file else [stub.module for stub in step.stubs]
            child.ask(todo.id, files, examiner.plans[todo.id].calls)
    imported = [line for line in child.output.splitlines() if line.startswith("imported: ")]
    assert len(imported) < SMALL, imported[:SMALL]
