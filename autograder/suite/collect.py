"""Collects a hidden suite with pytest, once per process: which tests there are, what they are worth, how to run them.

The tests stay plain pytest with hypothesis. For grading, their bodies are called directly, without pytest's and
hypothesis's machinery per test: a submission costs milliseconds instead of seconds.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.model.course import Step, Todo
from autograder.model.errors import AuthorError
from autograder.model.paths import HIDDEN, ROOT, STEP_FILE
from autograder.model.verdict import Text


class SuiteError(AuthorError):
    """A suite is wrong: the author's fault. The message names file, rule and mend."""


@dataclass(frozen=True)
class HiddenTest:
    """One test: its name (parameters included), points, fact, and the function behind it.

    ``wrapped`` is what pytest would run; for a property it is hypothesis's wrapper around ``body``.
    """

    name: str
    points: float
    fact: Text
    body: Callable[..., None]
    wrapped: Callable[..., None]
    parameters: dict[str, Any]

    @property
    def is_property(self) -> bool:
        """Whether hypothesis draws arguments for it."""
        return self.body is not self.wrapped


def test_file(folder: Path, step: Step, todo: Todo) -> Path:
    """Where the suite of a TODO stands below ``folder`` (``tests/hidden`` or ``tests/public``)."""
    return folder / step.id / f"test_{todo.module}.py"


def collect(step: Step, folder: Path = HIDDEN) -> dict[str, list[HiddenTest]]:
    """The tests of every TODO of a step, by TODO id, in file order.

    Raises SuiteError when a file is missing or can't be imported, a test has no ``@points``, takes another fixture
    than ``student``, or the points of a TODO's hidden tests do not add up to what step.toml says.
    """
    paths = {test_file(folder, step, todo): todo for todo in step.everything}
    for path in paths:
        if not path.is_file():
            raise SuiteError(
                f"{path}: no such suite; write it, or take its TODO out of solutions/{step.id}/{STEP_FILE}"
            )
    tests: dict[str, list[HiddenTest]] = {todo.id: [] for todo in step.everything}
    for item in _pytest_items(list(paths)):
        tests[paths[item.path].id].append(_hidden_test(item))
    if folder == HIDDEN:
        for todo in step.everything:
            total = sum(test.points for test in tests[todo.id])
            if abs(total - todo.points) > 1e-9:
                raise SuiteError(
                    f"{test_file(folder, step, todo)}: its tests are worth {total:g} points, solutions/{step.id}/{STEP_FILE} "
                    f"gives TODO {todo.id} {todo.points:g}; change one of the two"
                )
    return tests


class _Collector:
    def __init__(self) -> None:
        self.items: list[pytest.Function] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.items = [item for item in session.items if isinstance(item, pytest.Function)]


def _pytest_items(paths: list[Path]) -> list[pytest.Function]:
    collector = _Collector()
    output = io.StringIO()
    arguments = ["--collect-only", "--quiet", "-p", "no:cacheprovider", f"--rootdir={ROOT}", *map(str, paths)]
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = pytest.main(arguments, plugins=[collector])
    if code != pytest.ExitCode.OK:
        raise SuiteError(
            f"pytest could not collect the suite (try: pytest --collect-only):\n{output.getvalue()}"
        )
    return collector.items


def _hidden_test(item: pytest.Function) -> HiddenTest:
    marker = item.get_closest_marker("points")
    if marker is None:
        raise SuiteError(
            f"{item.nodeid}: has no @points(…); say what the test is worth and which fact it checks"
        )
    parameters = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    fixtures = set(item.fixturenames) - set(parameters) - {"request"}
    if fixtures != {"student"}:
        raise SuiteError(
            f"{item.nodeid}: uses the fixtures {sorted(fixtures)}; a test may use `student` only, because grading "
            "calls it without pytest"
        )
    value, fact = marker.args
    wrapped = item.function
    inner = getattr(wrapped, "hypothesis", None)
    return HiddenTest(
        item.name, float(value), fact, inner.inner_test if inner else wrapped, wrapped, parameters
    )
