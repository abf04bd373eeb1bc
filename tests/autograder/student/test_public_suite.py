"""The public tests on known submissions: what is right passes, what fails is told well and loses points later.

Every submission of the corpus would take minutes, so every TODO gives an evenly spaced sample.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.model.corpus import CorpusFile, Kind, corpus_files
from autograder.model.course import Step, Todo, load_manifest
from autograder.student.language import Speaker
from autograder.student.records import Report
from autograder.student.screen import Frame, report_screen
from autograder.student.session import Session
from autograder.suite.collect import HiddenTest, collect
from autograder.suite.in_process import student_of
from tests.autograder.student.test_screen import text_of

STEP = load_manifest().step("step3_pretrain")
WRONG_OF_EACH, RIGHT_OF_EACH = 6, 3
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
# Four words in a row that are no code: code has commas, brackets or dots between its names.
ENGLISH_SENTENCE = re.compile(r"\b[A-Za-z]+(?: [a-z]+){3,}\b")
PYTHON_SAYS = re.compile(r"^\s*[A-Z]\w+(Error|Exception|Warning): ")


def sample(kind: Kind, count: int) -> list[object]:
    """``count`` files of each TODO, from all over the alphabet."""
    chosen = []
    for todo in STEP.stubs:
        files = corpus_files(STEP, todo, kind)
        stride = max(1, len(files) // count)
        chosen += [pytest.param(file, id=f"{todo.id}-{file.name}") for file in files[::stride][:count]]
    return chosen


@pytest.fixture(scope="module")
def hidden() -> dict[str, list[HiddenTest]]:
    """The hidden tests of every TODO."""
    return collect(STEP)


@pytest.mark.parametrize("file", sample("right", RIGHT_OF_EACH))
def test_what_is_right_passes(file: CorpusFile, session: Session, folder: Path) -> None:
    (folder / str(file.todo.file)).write_bytes(file.source)
    report = session.check(file.todo)
    assert report.status == "passed", [check.detail for check in report.failures]


@pytest.mark.parametrize("file", sample("wrong", WRONG_OF_EACH))
def test_what_fails_says_why_and_fails_the_hidden_suite_too(
    file: CorpusFile, session: Session, folder: Path, hidden: dict[str, list[HiddenTest]]
) -> None:
    todo = file.todo
    (folder / str(todo.file)).write_bytes(file.source)
    report = session.check(todo)
    assert report.status != "broken_check", report.trouble
    if report.status == "passed":
        return  # the hidden tests are more thorough: that they find it is the grader's own test
    for check in report.failures:
        assert check.call
        assert check.detail is not None
    assert_each_language_is_spoken_alone(report, session, todo, file.source.decode("utf-8"))
    if report.status == "failed":
        quick_ones_first = sorted(hidden[todo.id], key=lambda test: test.is_property)
        assert any(fails(test, STEP, todo, folder) for test in quick_ones_first)


def assert_each_language_is_spoken_alone(report: Report, session: Session, todo: Todo, source: str) -> None:
    """No Chinese on an English screen, no English sentence on a Chinese one; but what the student wrote is shown."""
    screens = {
        language: text_of(report_screen(report, session.about(todo), Frame(Speaker(language), "check")), 200)
        for language in ("en", "zh-CN")
    }
    said = {
        name: [line for line in text.splitlines() if line.strip() not in source]
        for name, text in screens.items()
    }
    assert [line for line in said["en"] if IDEOGRAPH.search(line)] == []
    foreign = [line for line in said["zh-CN"] if ENGLISH_SENTENCE.search(line)]
    assert [line for line in foreign if not (PYTHON_SAYS.search(line) or line.strip().startswith("│"))] == []


def fails(test: HiddenTest, step: Step, todo: Todo, folder: Path) -> bool:
    """Whether a hidden test fails on this file, asked in this process."""
    student = student_of(step, todo, folder)
    try:
        test.wrapped(student=student, **test.parameters)
    except Exception:
        return True
    return False
