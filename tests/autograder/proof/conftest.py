"""A sandbox with the suites recorded, shared by the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.grading.asking import Bench
from autograder.model.course import load_course
from autograder.proof.suite_rules import SuiteRules
from autograder.sandbox.trial.levels import highest_level
from autograder.suite.draw import draw


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """The hidden suite on a zygote."""
    course = load_course()
    step = course.steps[0]
    with Bench(course, step, highest_level().number, draw(course, step)) as made:
        yield made


@pytest.fixture
def rules(bench: Bench) -> SuiteRules:
    """The rules about suites, thinned out."""
    return SuiteRules(bench, seeds=1, every=20, say=lambda _: None)
