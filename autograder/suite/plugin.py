"""The pytest plugin of the suites: the ``student`` fixture, the ``--submission`` option, hypothesis's profile.

``pytest tests/hidden/STEP --submission FOLDER`` runs the same tests in this process, for debugging: only for
code that you trust. Without the option the tests run on the solutions, or, in a student's repository, on the
student's own files. ``check.py`` has a plugin of its own.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from autograder.model.course import Step, course_of_checkout
from autograder.model.paths import COURSE_FILE, HIDDEN, PUBLIC, ROOT
from autograder.suite.ask import Student


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--submission``."""
    parser.addoption(
        "--submission",
        metavar="FOLDER",
        default=None,
        help="the folder with the TODO files to test, in this process (default: the step's solutions, or assignments/)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Registers the marker, and a hypothesis profile without deadline and without a database on disk."""
    config.addinivalue_line(
        "markers", "points(value, fact): what the test is worth and the fact that it checks"
    )
    if importlib.util.find_spec("hypothesis"):  # a student's installation may have none
        _load_profile()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """The suites of a step that the course doesn't list (yet) are not run."""
    suites = (PUBLIC, HIDDEN)
    is_suite = collection_path.parent in suites and collection_path.is_dir()
    listed = {step.id for step in course_of_checkout().steps} if is_suite else set()
    is_left_out = is_suite and collection_path.name.startswith("step") and collection_path.name not in listed
    return True if is_left_out else None


def _load_profile() -> None:
    # hypothesis writes a folder even without a database; keep it out of the checkout.
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(tempfile.gettempdir()) / "hypothesis"))
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "suite",
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    settings.load_profile("suite")


def default_folder(step: Step) -> Path:
    """Whose files are tested when nobody says: the solutions, where there are any, else the student's own."""
    return ROOT / ("solutions" if COURSE_FILE.is_file() else "assignments") / step.id


@pytest.fixture(scope="module")
def student(request: pytest.FixtureRequest) -> Student:
    """The code under test, asked through the TODO's driver in this process."""
    from autograder.suite.in_process import student_of

    path = Path(str(request.path))
    step = course_of_checkout().step(path.parent.name)
    todo = next(todo for todo in step.everything if f"test_{todo.module}.py" == path.name)
    option: Any = request.config.getoption("--submission")
    return student_of(step, todo, Path(option).resolve() if option else default_folder(step), sys.modules)
