"""Protects what a student reads when a process ended: how, in each language alone, and no word of the machine's."""

from __future__ import annotations

import re

import pytest

from autograder.grading.breaches import breach_in_words
from autograder.model.course import load_course
from autograder.sandbox.host import ChildDied

LIMITS = load_course().limits_of(load_course().step("step3_pretrain").todos[0])


@pytest.mark.parametrize(
    ("exit_code", "zh", "en"),
    [
        (0, "返回码 0", "exit code 0"),
        (7, "返回码 7", "exit code 7"),
        (-11, "SIGSEGV", "SIGSEGV"),
        (None, "没有照约定回答", "did not answer"),
    ],
)
def test_how_a_process_ended_is_said_in_each_language_alone(exit_code: int | None, zh: str, en: str) -> None:
    died = ChildDied("crashed", "for staff: closed /a/path", exit_code=exit_code)
    words = breach_in_words(died, LIMITS, while_asked=True)
    assert zh in words.zh
    assert en in words.en
    assert not re.search(r"[a-z]+ [a-z]+", words.zh)
    assert not re.search(r"[\u4e00-\u9fff]", words.en)
    assert "/a/path" not in words.zh + words.en


def test_the_import_and_a_call_are_told_apart() -> None:
    died = ChildDied("out_of_memory", "")
    asked, imported = (breach_in_words(died, LIMITS, while_asked=asked) for asked in (True, False))
    assert "while it ran" in asked.en
    assert "while it was imported" in imported.en
