"""Keeps drawn examples, so that only a changed suite, course or grader waits for hypothesis.

They lie in the user's cache folder under a digest of all that drawing depends on. Losing the folder costs a second.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from autograder.model.course import Course, Step
from autograder.model.digest import digest_of_files, grader_digest
from autograder.model.kept import keep, kept_path, read_kept
from autograder.model.paths import HIDDEN
from autograder.suite.draw import Examples, draw


def drawn_examples(course: Course, step: Step, base: Path | None = None) -> Examples:
    """The examples of a step's hidden suite: kept ones, else drawn now. ``base``: default the user's cache folder.

    Raises SuiteError.
    """
    path = kept_path("examples", _key(course, step), base)
    kept = read_kept(path, Examples)
    if kept is None:
        kept = draw(course, step)
        keep(path, kept)
    return kept


def _key(course: Course, step: Step) -> str:
    """sha256 of the suite, the grader and the libraries; hypothesis looks at the text of all of them."""
    files = [*sorted(HIDDEN.glob("*.py")), *sorted((HIDDEN / step.id).glob("*.py"))]
    todos = [(todo.module, todo.points) for todo in step.everything]
    what = f"{step.id} {course.seed} {todos} {version('pytest')} {version('hypothesis')} {grader_digest()}"
    return digest_of_files(files, what.encode())
