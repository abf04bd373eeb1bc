"""Students are told as much as the course says, before and after the deadline; points never change."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from autograder.model.course import Course, Feedback, Late, load_course
from autograder.model.verdict import Check, Evidence, Text, TodoVerdict, Verdict
from autograder.views.markdown import feedback
from autograder.views.showing import as_shown, level_of

COURSE = load_course()
STEP = COURSE.step("step3_pretrain")
NOON = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
HOUR = datetime.timedelta(hours=1)
QUESTION, GOT, EXPECTED = "warmup_lr(11, 22, 0.33)", 0.4455, 0.6677
FACT = Text(zh="均匀上升。", en="It rises evenly.")
EXPLANATION = Text(zh="少加了一。", en="The step is not moved on by one.")


def course(
    before: Any = "hint", after: Any = "counterexample", deadline: datetime.datetime | None = NOON
) -> Course:
    step = msgspec.structs.replace(STEP, feedback=Feedback(before, after), deadline=deadline)
    return msgspec.structs.replace(COURSE, steps=[step])


def verdict(explained: bool = True) -> Verdict:
    detail = Text(zh=f"应为 {EXPECTED}", en=f"should be {EXPECTED}")
    checks = [
        Check("test_a", True, 3, 3, "passed", fact=FACT),
        Check("test_b", False, 0, 12, f"{QUESTION}: wrong", Evidence(QUESTION, GOT, EXPECTED), FACT, detail),
    ]
    told = f"{QUESTION} returned {GOT}, expected {EXPECTED}"
    failed = TodoVerdict(
        "2a", 3, 15, "failed", Text(zh=told, en=told), checks,
        misconception="step_over_warmup" if explained else None, explanation=EXPLANATION if explained else None,
    )  # fmt: skip
    broken = TodoVerdict("2b", 0, 15, "import_error", Text(zh="名字", en="NameError: x (line 3)"), [])
    return Verdict("Ana", STEP.id, "graded", 3, 30, 1, "", [], [failed, broken])


def read(shown: Course, now: datetime.datetime, explained: bool = True) -> str:
    """What the student reads."""
    return feedback(shown, [as_shown(shown, verdict(explained), now)])


def test_hints_hold_no_hidden_question_and_no_answer() -> None:
    text = read(course(), NOON - HOUR)
    assert not any(str(secret) in text for secret in (QUESTION, GOT, EXPECTED, "0.33"))
    assert EXPLANATION.en in text
    assert EXPLANATION.zh in text
    assert STEP.todo("2a").hints[0].en[:40] in text


def test_without_a_known_mistake_the_hint_is_the_idea() -> None:
    text = read(course(), NOON - HOUR, explained=False)
    assert FACT.en in text
    assert QUESTION not in text


def test_counterexamples_show_everything() -> None:
    text = read(course(), NOON + HOUR)
    assert all(str(part) in text for part in (QUESTION, GOT, EXPECTED, EXPLANATION.en, FACT.en))


@pytest.mark.parametrize("after", ["score", "counterexample"])
def test_scores_only_are_points_and_nothing_else(after: str) -> None:
    text = read(course("score", after), NOON - HOUR)
    assert "3 / 15" in text
    assert not any(
        str(part) in text for part in (QUESTION, GOT, EXPECTED, EXPLANATION.en, FACT.en, "NameError")
    )
    assert ("After the deadline" in text) == (after == "counterexample")


def test_an_import_error_is_told_with_a_hint_because_it_is_in_the_students_own_file() -> None:
    assert "NameError" in read(course(), NOON - HOUR)


@pytest.mark.parametrize("shift", [-HOUR, HOUR])
def test_the_deadline_counts_in_its_own_time_zone(shift: datetime.timedelta) -> None:
    now = (NOON + shift).astimezone(datetime.UTC)
    assert level_of(course(), course().step("step3_pretrain"), now) == (
        "hint" if shift < HOUR * 0 else "counterexample"
    )


def test_without_a_deadline_there_is_nothing_to_wait_for() -> None:
    made = course(deadline=None)
    assert level_of(made, made.step("step3_pretrain"), NOON) == "counterexample"


def test_the_due_date_of_late_submissions_is_the_deadline_where_none_is_given() -> None:
    made = msgspec.structs.replace(course(deadline=None), late={STEP.id: Late(NOON)})
    assert level_of(made, made.step("step3_pretrain"), NOON - HOUR) == "hint"
    assert level_of(made, made.step("step3_pretrain"), NOON + HOUR) == "counterexample"


@pytest.mark.parametrize("level", ["score", "hint", "counterexample"])
def test_points_and_statuses_stay_as_they_are(level: str) -> None:
    shown = as_shown(course(level, level), verdict(), NOON)
    assert (shown.score, shown.max_score) == (3, 30)
    assert [(t.id, t.score, t.max_score, t.status) for t in shown.todos] == [
        ("2a", 3, 15, "failed"),
        ("2b", 0, 15, "import_error"),
    ]


def test_numbers_are_shown_without_the_noise_of_their_last_digits() -> None:
    noisy = msgspec.structs.replace(
        verdict().todos[0].checks[1], evidence=Evidence(QUESTION, 6e-4 * 0.1, 7.5e-05)
    )
    todo = msgspec.structs.replace(verdict().todos[0], checks=[noisy])
    text = feedback(COURSE, [msgspec.structs.replace(verdict(), todos=[todo])])
    assert "`6e-05`" in text
    assert "5.99999" not in text
