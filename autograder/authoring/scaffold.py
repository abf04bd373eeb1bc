"""``grade.py new``: the files of a new TODO, as a small working example that its author rewrites piece by piece.

What is written can be graded at once (a function that doubles a number), so that ``verify`` says from the first minute
on which piece doesn't fit the others. AUTHORS.md leads through the rewriting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from autograder.classroom.run import UsageError
from autograder.model.course import Course
from autograder.model.paths import ROOT, STEP_FILE


@dataclass(frozen=True)
class NewTodo:
    """What the author said of it, and the names that follow from it."""

    step: str
    id: str
    title: str
    points: float

    @property
    def function(self) -> str:
        """The function that the student writes: the title in snake_case."""
        return "_".join(re.findall(r"[a-z0-9]+", self.title.lower()))

    @property
    def module(self) -> str:
        """The name of its files."""
        return f"todo{self.id}_{self.function}"

    @property
    def words(self) -> dict[str, str]:
        """What the templates are filled with."""
        return {
            "id": self.id,
            "title": self.title,
            "function": self.function,
            "module": self.module,
            "file": f"{self.module}.py",
            "points": f"{self.points:g}",
            "table": "todos" if self.points else "optional",
            "step": self.step,
        }


def new_todo(
    course: Course, step: str, todo_id: str, title: str, points: float = 0, root: Path = ROOT
) -> list[str]:
    """Write the files and the entry in step.toml; the paths that are new or changed, from the root.

    A TODO without points is optional. Raises UsageError when a name is no good or taken; then nothing is written.
    """
    made = NewTodo(step, todo_id, title, points)
    _check(course, made)
    files = {name.format(**made.words): text.format(**made.words) for name, text in TEMPLATES.items()}
    taken = sorted(name for name in files if (root / name).exists())
    if taken:
        raise UsageError(f"{taken[0]}: is there already; nothing was written")
    manifest = root / "solutions" / step / STEP_FILE
    entry = f"{manifest.read_text(encoding='utf-8').rstrip()}\n\n{ENTRY.format(**made.words)}"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    manifest.write_text(entry, encoding="utf-8")
    return [f"solutions/{step}/{STEP_FILE}", *sorted(files)]


def _check(course: Course, made: NewTodo) -> None:
    steps = {step.id: step for step in course.steps}
    if made.step not in steps:
        raise UsageError(f"{made.step}: there is no such step; there are {', '.join(steps)}")
    if made.id in [todo.id for todo in steps[made.step].everything]:
        raise UsageError(f"{made.id}: {made.step} has a TODO of that id")
    if not re.fullmatch(r"[0-9]+[a-z]?", made.id):
        raise UsageError(f"{made.id}: an id is a number and, where a TODO has parts, a letter, as in 2b")
    if not made.function or made.function[0].isdigit() or '"' in made.title:
        raise UsageError(f"{made.title}: give a title in English words; the function is named after it")


ENTRY = """\
[[{table}]]
id = "{id}"
file = "{file}"
function = "{function}"
points = {points}
title = {{ zh-CN = "{title}", en = "{title}" }}

[[{table}.hints]]
zh-CN = "（第一条提示：一个能让人想一想的问题）"
en = "(the first hint: a question to think about)"
[[{table}.hints]]
zh-CN = "（最后一条提示：几乎是答案，但不是代码）"
en = "(the last hint: almost the answer, but no code)"
"""

TEMPLATES = {
    "solutions/{step}/{file}": '''\
"""TODO {id} · {title}.

（为什么需要它，一两句话。）
(Why it is needed, in a sentence or two.)

要做什么：完成 {function}。不要改：函数名和参数。
What to do: complete {function}. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def {function}(value: float) -> float:
    """返回 value 的两倍 / Return twice the value.

    value: 一个数 / a number

    公式 / Formula:  2 · value

    例子 / Example: {function}(3.0) = 6.0
    """
    ### BEGIN SOLUTION
    doubled = value + value
    return doubled
    ### END SOLUTION
''',
    "tests/drivers/{step}/{module}.py": '''\
"""Asks TODO {id}. Public text: it knows questions, no answers."""

from __future__ import annotations

import types
from typing import Any

from autograder.model import plain
from autograder.model.plain import in_words


@in_words("{function}({{value}})")
def {function}(student: types.ModuleType, value: float) -> Any:
    """What the student's function returns."""
    return plain.number(student.{function}(value))
''',
    "tests/public/{step}/test_{module}.py": '''\
"""TODO {id}: what you can check yourself. The hidden suite asks for other values as well."""

from __future__ import annotations

from autograder.suite import Student, points


@points(0, zh="（公开测试检查的事实。）", en="(The fact that the public test checks.)")
def test_example(student: Student) -> None:
    student.{function}(value=3.0).is_close(6.0, rel_tol=1e-9)
''',
    "tests/hidden/{step}/test_{module}.py": '''\
"""TODO {id}: {title}."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Student, points


def right_answer(value: float) -> float:
    """The formula, written in another way than in the solution."""
    return 2 * value


@points({points}, zh="（一个正确答案有什么性质，为什么。）", en="(What is true of a right answer, and why.)")
@settings(max_examples=20)
@given(value=st.floats(-1e3, 1e3))
def test_any_value(student: Student, value: float) -> None:
    student.{function}(value=value).is_close(right_answer(value), rel_tol=1e-9, abs_tol=1e-12)
''',
    "tests/submissions/{step}/{module}/right.py": """\
# %% plain: The plain formula.
def {function}(value):
    return 2 * value
""",
    "tests/submissions/{step}/{module}/wrong.py": """\
# %% input_returned: returns_its_input
def {function}(value):
    return value
""",
    "tests/submissions/{step}/{module}/misconceptions.toml": """\
[returns_its_input]
zh-CN = "返回的就是传进来的数，什么都没有算。"
en = "What comes back is the number that was passed in: nothing has been computed."
""",
    "tests/submissions/{step}/{module}/hostile.py": """\
# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import os


def {function}(value):
    os._exit(0)
""",
}
