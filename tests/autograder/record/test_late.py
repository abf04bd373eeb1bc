"""Being late: what it costs, and that the raw score is never touched by it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from autograder.intake.receipt import TimestampError, format_timestamp, parse_timestamp
from autograder.intake.roster import Person, RosterError, read_roster
from autograder.model.course import CourseError, Late, Step, load_course
from autograder.model.paths import COURSE_FILE
from autograder.record.late import days_late, marks, penalty
from tests.autograder.views.classes import COURSE, STEP, WRONG, verdict

DUE = datetime(2026, 11, 20, 23, 59, tzinfo=timezone(timedelta(hours=8)))
NEXT = Step("step4", STEP.title, [], STEP.todos)
COURSE_OF_TWO = msgspec.structs.replace(
    COURSE,
    steps=[STEP, NEXT],
    late={STEP.id: Late(DUE, 0.1, 5), NEXT.id: Late(DUE - timedelta(days=7), 0.1)},
    late_day_budget=2,
)


@pytest.mark.parametrize(
    ("hours", "extension", "days"),
    [(-1, 0, 0), (0, 0, 0), (0.01, 0, 1), (24, 0, 1), (24.01, 0, 2), (47, 1.5, 1), (35, 1.5, 0)],
)
def test_begun_days_count(hours: float, extension: float, days: int) -> None:
    """Protects the edge: the last second is in time, the next one is a day."""
    assert days_late(DUE + timedelta(hours=hours), DUE, extension) == days


def test_no_receipt_is_in_time() -> None:
    """Protects students whose time of receipt nobody knows."""
    assert days_late(None, DUE) == 0


def test_a_share_of_full_marks_is_taken_off_each_day_and_never_more_than_there_is() -> None:
    """Protects the rule as it is written in course.toml."""
    policy = Late(DUE, 0.1, 5)
    assert penalty(policy, 80, 100, 2) == 20
    assert penalty(policy, 15, 100, 2) == 15
    assert penalty(policy, 80, 100, 6) == 80
    assert penalty(Late(DUE), 80, 100, 100) == 0


def test_the_budget_is_spent_on_what_was_due_first() -> None:
    """Protects the budget: two free days in all, not for each step; the raw score stays."""
    first = msgspec.structs.replace(verdict("ada"), step=NEXT.id)
    second = verdict("ada", {"1": WRONG})
    received = {("ada", NEXT.id): DUE - timedelta(days=6), ("ada", STEP.id): DUE + timedelta(days=3)}
    late, early = marks(COURSE_OF_TWO, [first, second], received, {}, {STEP.id, NEXT.id})
    assert (early.step, early.days_late, early.days_free, early.penalty) == (NEXT.id, 1, 1, 0)
    assert (late.days_late, late.days_free, late.penalty) == (3, 1, 20)
    assert (late.raw_score, late.score) == (80, 60)


def test_extensions_of_the_roster_count() -> None:
    """Protects whoever was granted more time."""
    received = {("ada", STEP.id): DUE + timedelta(days=3)}
    (mark,) = marks(
        COURSE_OF_TWO, [verdict("ada")], received, {"ada": Person("ada", extension_days=3)}, {STEP.id}
    )
    assert (mark.days_late, mark.penalty, mark.score) == (0, 0, 100)


def test_times_are_read_as_nbgrader_writes_them() -> None:
    """Protects the meaning of an offset: eight hours decide about a day."""
    place = Path("timestamp.txt")
    moment = datetime(2026, 11, 24, 9, 30, 0, 123456, tzinfo=UTC)
    assert parse_timestamp(b"2026-11-24 09:30:00.123456 UTC\n", place) == moment
    assert parse_timestamp(b"2026-11-24 17:30:00.123456 +0800", place) == moment
    assert parse_timestamp(format_timestamp(moment).encode(), place) == moment
    with pytest.raises(TimestampError, match="expected one like"):
        parse_timestamp(b"yesterday", place)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("name\nada\n", "header must hold student"),
        ("student,extensiondays\nada,2\n", "header must hold student"),
        ("student\nada\nada\n", "more than once"),
        ("student,extension_days\nada,-1\n", "number from 0"),
        ("student,extension_days\nada,nan\n", "number from 0"),
        ("student,last_name\nada,Lovelace, of\n", "quote cells with commas"),
        ("", "header must hold student"),
    ],
)
def test_a_wrong_roster_is_refused_with_its_line(tmp_path: Path, text: str, rule: str) -> None:
    """Protects against a misspelt column that would silently grant no extension."""
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RosterError, match=rule):
        read_roster(path)


def test_comments_in_a_roster_are_passed_over_and_counted_as_lines(tmp_path: Path) -> None:
    """Protects notes of staff, saved again by a spreadsheet or not, and the line that an error names."""
    path = tmp_path / "roster.csv"
    path.write_text('# who\nstudent,email\n"# a, b",\nada,a@b.example\n # gone,\n', encoding="utf-8")
    assert list(read_roster(path)) == ["ada"]
    path.write_text("# who\nstudent\n# x\nada\nada\n", encoding="utf-8")
    with pytest.raises(RosterError, match=r"roster\.csv:5: .*more than once"):
        read_roster(path)


def test_the_policy_is_read_from_course_toml(tmp_path: Path) -> None:
    """Protects the due date: it needs an offset, a step that exists, and a share of at most all."""
    path = shutil.copytree(COURSE_FILE.parent, tmp_path / "solutions") / "course.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + f"\n[late.{STEP.id}]\ndue = 2026-11-20T23:59:00+08:00\npenalty_per_day = 0.1\n",
        encoding="utf-8",
    )
    assert load_course(path).late == {STEP.id: Late(DUE, 0.1)}
    for wrong in ("due = 2026-11-20T23:59:00", "due = 2026-11-20T23:59:00Z\npenalty_per_day = 2"):
        path.write_text(f"{text}\n[late.{STEP.id}]\n{wrong}\n", encoding="utf-8")
        with pytest.raises(CourseError, match="late"):
            load_course(path)
    path.write_text(text + "\n[late.nowhere]\ndue = 2026-11-20T23:59:00Z\n", encoding="utf-8")
    with pytest.raises(CourseError, match="no such step"):
        load_course(path)


def test_two_times_for_one_deadline_are_refused(tmp_path: Path) -> None:
    """Protects against a deadline that feedback and penalties understand differently."""
    path = shutil.copytree(COURSE_FILE.parent, tmp_path / "solutions") / "course.toml"
    own = path.read_text(encoding="utf-8")
    step = path.parent / STEP.id / "step.toml"
    step.write_text("deadline = 2026-11-21T00:00:00Z\n" + step.read_text(encoding="utf-8"), encoding="utf-8")
    path.write_text(own + f"\n[late.{STEP.id}]\ndue = 2026-11-22T00:00:00Z\n", encoding="utf-8")
    with pytest.raises(CourseError, match="two times"):
        load_course(path)
    path.write_text(own + f"\n[late.{STEP.id}]\ndue = 2026-11-21T00:00:00Z\n", encoding="utf-8")
    assert load_course(path).late
