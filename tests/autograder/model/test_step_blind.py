"""No line of the grader knows a step: what is particular to a TODO is said by its author, in content."""

from __future__ import annotations

import re

from autograder.model.course import load_course
from autograder.model.paths import ROOT

SHORTEST_NAME = 9  # `merge` and `encode` are anybody's words


def names() -> set[str]:
    """Functions and classes of TODOs that nobody would write for another reason."""
    todos = [todo for step in load_course().steps for todo in step.files]
    functions = {(todo.function or "").partition(".")[0] for todo in todos}
    return {name for name in functions if len(name) >= SHORTEST_NAME}


def test_no_file_of_the_grader_names_a_step_a_todo_or_its_function() -> None:
    """Protects every further step, and every other course: they cost content only."""
    known = "|".join(map(re.escape, sorted(names())))
    telling = re.compile(rf"\bstep\d|\btodo\d|TODO \d|\b({known})\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted((ROOT / "autograder").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if telling.search(line)
    ]
    assert found == []
