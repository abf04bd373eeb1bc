"""``grade.py new`` and ``new-step``: the files of a TODO or a step, as a small working example to be rewritten piece by piece.

What is written can be graded at once (a function that doubles a number), so that ``verify`` says from the first minute
on which piece doesn't fit the others. AUTHORS.md leads through the rewriting. All is written, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.release import LESSON, write
from autograder.model.course import Course, load_course
from autograder.model.errors import CallerError
from autograder.model.paths import ROOT, STEP_FILE

STEPS = re.compile(r"^steps = \[(.*?)\]", re.MULTILINE | re.DOTALL)
FULL_MARKS = 100


class ScaffoldError(CallerError):
    """A name is no good, or taken. Nothing was written."""


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
    """Write a TODO's files, its entry in step.toml, its cell in the lesson, and release; the paths that changed.

    A TODO without points is optional, and is no part of the lesson's graded cells. Raises ScaffoldError, AuthorError.
    """
    made = NewTodo(step, todo_id, title, points)
    steps = {each.id: each for each in course.steps}
    if step not in steps:
        raise ScaffoldError(f"{step}: there is no such step; there are {', '.join(steps)}")
    if todo_id in [todo.id for todo in steps[step].everything]:
        raise ScaffoldError(f"{todo_id}: {step} has a TODO of that id")
    _check(made)
    manifest = f"solutions/{step}/{STEP_FILE}"
    text = (root / manifest).read_text(encoding="utf-8")
    new = _filled(TODO, made)
    if points and (root / "solutions" / step / LESSON).is_dir():
        new |= _filled(CELL, made)
    return _write(root, new, {manifest: f"{text.rstrip()}\n\n{ENTRY.format(**made.words)}"})


def new_step(course: Course, step: str, title: str, root: Path = ROOT) -> list[str]:
    """Write a step with one example TODO, append it to course.toml's steps, and release; the paths that changed.

    Raises ScaffoldError, AuthorError.
    """
    if not re.fullmatch(r"step[0-9]+_[a-z][a-z0-9_]*", step):
        raise ScaffoldError(f"{step}: a step is called step, its number, _ and a word")
    if step in [each.id for each in course.steps]:
        raise ScaffoldError(f"{step}: the course has a step of that id")
    if not title.strip() or '"' in title:
        raise ScaffoldError(f"{title}: give a title in English words")
    made = NewTodo(step, "1", "double a number", FULL_MARKS)
    manifest = "solutions/course.toml"
    text = (root / manifest).read_text(encoding="utf-8")
    if not STEPS.search(text):
        raise ScaffoldError(f"{root / manifest}: has no line `steps = [...]` to add the step to")
    steps = ", ".join(f'"{each}"' for each in [*(each.id for each in course.steps), step])
    new = _filled(TODO, made) | {
        name.format(step=step): body.format(title=title, **_without(made.words, "title"))
        for name, body in STEP.items()
    }
    new[f"solutions/{step}/{STEP_FILE}"] += "\n" + ENTRY.format(**made.words)
    return _write(root, new, {manifest: STEPS.sub(f"steps = [{steps}]", text, count=1)})


def _without(words: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: word for key, word in words.items() if key != name}


def _filled(templates: Mapping[str, str], made: NewTodo) -> dict[str, str]:
    return {name.format(**made.words): text.format(**made.words) for name, text in templates.items()}


def _check(made: NewTodo) -> None:
    if not re.fullmatch(r"[0-9]+[a-z]?", made.id):
        raise ScaffoldError(f"{made.id}: an id is a number and, where a TODO has parts, a letter, as in 2b")
    if not made.function or made.function[0].isdigit() or '"' in made.title:
        raise ScaffoldError(f"{made.title}: give a title in English words; the function is named after it")


def _write(root: Path, new: Mapping[str, str], changed: Mapping[str, str]) -> list[str]:
    """Write new files and changed ones, and release what follows from them; undone as a whole when anything fails."""
    for name in sorted(new):
        if (root / name).exists():
            raise ScaffoldError(f"{name}: is there already; nothing was written")
    before = {name: (root / name).read_bytes() for name in changed}
    try:
        for name, text in {**new, **changed}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        course = load_course(root / "solutions" / "course.toml")
        released = write(course, root / "assignments", root / "solutions")
    except BaseException:
        for name in new:
            (root / name).unlink(missing_ok=True)
        for name, content in before.items():
            (root / name).write_bytes(content)
        raise
    return [*changed, *sorted(new), *(f"assignments/{name}" for name in released)]


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

STEP = {
    "solutions/{step}/step.toml": """\
# {title}: everything that is not code. The course's own settings stand in ../course.toml.
given = []

[title]
zh-CN = "{title}"
en = "{title}"
""",
    "solutions/{step}/lesson/0_opening.md": """\
<!-- zh opening -->
# {title}

（这一步讲什么，为什么。）

<!-- en opening -->
# {title}

(What this step is about, and why.)

<!-- code set-up -->
```python
import sys

sys.path.append("..")  # kit/ lies beside this folder
from kit import lesson

lesson.set_up("{{{{language}}}}")
```

<!-- zh todo-{id} -->
## TODO {id}

打开 `{file}`，写好，保存，再运行下面的单元格。

<!-- en todo-{id} -->
## TODO {id}

Open `{file}`, write your code, save it, and run the cell below.

<!-- check {id} -->
```python
lesson.check("{id}")
```
""",
    "tests/public/{step}/__init__.py": "",
    "tests/drivers/{step}/__init__.py": "",
    "tests/hidden/{step}/__init__.py": "",
    "tests/mutants/{step}.toml": "# Mutants of the solutions that are as right as these, each with the reason.\nequivalent = []\n",
    "tests/submissions/{step}/kills.json": """\
{{
 "{module}/input_returned": ["test_any_value"]
}}
""",
}

CELL = {
    "solutions/{step}/lesson/todo{id}_{function}.md": """\
<!-- zh todo-{id} -->
## TODO {id}：{title}

（这里写它要做什么，为什么。）

<!-- en todo-{id} -->
## TODO {id}: {title}

(What it is to do, and why.)

<!-- check {id} -->
```python
lesson.check("{id}")
```
""",
}

TODO = {
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
from autograder.model.declared import returns
from autograder.model.plain import in_words


@in_words("{function}({{value}})")
@returns(answer="number")
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
