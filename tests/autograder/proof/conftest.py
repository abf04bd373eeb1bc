"""The rules about suites, shared by the tests of this folder."""

from __future__ import annotations

import pytest

from autograder.grading.asking import Examiner
from autograder.proof.suite_rules import SuiteRules


@pytest.fixture
def rules(bench: Examiner) -> SuiteRules:
    """The rules about suites, thinned out."""
    return SuiteRules(bench, seeds=1, every=20, say=lambda _: None)
