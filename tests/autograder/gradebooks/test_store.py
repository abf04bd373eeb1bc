"""nbgrader's database, written from verdicts and read back with nbgrader's own API."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from autograder import grade
from autograder.gradebooks.late import CourseLatePolicy
from autograder.gradebooks.store import GradebookError, Store, write_gradebook
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.roster import Person
from autograder.model.course import Course, Late
from autograder.model.verdict import Verdict
from autograder.record.decisions import DECISIONS_FILE, Decision, add_decision
from autograder.record.results import read_results
from tests.autograder.fakes import FakeClass, FakePool, fake_class
from tests.autograder.views.classes import COURSE, OPEN, STEP, WRONG, random_class, verdict, write_class

__all__ = ["fake_class"]
DUE = datetime(2026, 11, 20, 16, tzinfo=UTC)
LATE = msgspec.structs.replace(COURSE, late={STEP.id: Late(DUE, 0.1)}, late_day_budget=1)
TWICE_LATE = {("ada", STEP.id): DUE + timedelta(days=2)}


@pytest.fixture(scope="module")
def empty_gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: nbgrader starts alembic for every new database, which takes seconds."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Store(f"sqlite:///{path}", COURSE):
            pass
    return path


@pytest.fixture
def url(tmp_path: Path, empty_gradebook: Path) -> Iterator[str]:
    """The address of a gradebook without anything in it."""
    shutil.copy(empty_gradebook, tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield f"sqlite:///{tmp_path}/gradebook.db"


def _grades(url: str, student: str) -> dict[str, float | None]:
    with Gradebook(url, COURSE.id) as gradebook:
        submission: Any = gradebook.find_submission(STEP.id, student)
        return {grade.name: grade.score for own in submission.notebooks for grade in own.grades}


def test_the_gradebook_says_what_the_verdicts_say(url: str, tmp_path: Path) -> None:
    """Protects the one truth; a second writing of the same changes nothing."""
    verdicts = [*random_class(30), verdict("ada", {"2a": WRONG}), verdict("li 明", {"1": OPEN})]
    folder = write_class(tmp_path / "out", verdicts)
    submitted = tmp_path / "submitted"
    (submitted / "ada" / STEP.id).mkdir(parents=True)
    write_ledger(submitted, [Line("ada", STEP.id, datetime(2026, 11, 20, 10, tzinfo=UTC))])
    roster = tmp_path / "roster.csv"
    roster.write_text("student,first_name,last_name,email,lms_user_id\nada,Ada,King,a@x.org,7\nzoe,Zoe,Q,,\n")
    for _ in range(2):
        assert write_gradebook(COURSE, folder, url, submitted, roster) == 32
        with Gradebook(url, COURSE.id) as gradebook:
            found: list[Any] = gradebook.assignment_submissions(STEP.id)
            assert {entry.student_id: entry.score for entry in found} == {
                entry.student: pytest.approx(entry.score) for entry in verdicts
            }
            assert not any(entry.needs_manual_grade for entry in found)
            ada: Any = gradebook.find_student("ada")
            assert (ada.first_name, ada.last_name, ada.email, ada.lms_user_id) == (
                "Ada",
                "King",
                "a@x.org",
                "7",
            )
            zoe: Any = gradebook.find_student("zoe")
            assert zoe.last_name == "Q"
            own: Any = gradebook.find_submission(STEP.id, "ada")
            assert own.timestamp == datetime(2026, 11, 20, 10)
            assert own.max_score == STEP.points
            (notebook,) = own.notebooks
            comments = {comment.cell.name: comment.comment for comment in notebook.comments}
            assert "Words on TODO 2a: failed." in comments["todo_2a"]


def test_decisions_are_manual_scores_and_extensions(url: str, tmp_path: Path) -> None:
    """Protects what a person decided: the gradebook has it too, however often it is written."""
    folder = write_class(tmp_path / "out", [verdict("ada", {"2a": WRONG})])
    submitted = tmp_path / "submitted"
    (submitted / "ada" / STEP.id).mkdir(parents=True)
    for one in (
        Decision("ada", STEP.id, "2a", points=7, reason="nearly"),
        Decision("ada", STEP.id, extension_days=2, reason="ill"),
    ):
        add_decision(submitted / DECISIONS_FILE, one, COURSE)
    for _ in range(2):
        write_gradebook(COURSE, folder, url, submitted, None)
        assert _grades(url, "ada")["todo_2a"] == 7
        with Gradebook(url, COURSE.id) as gradebook:
            own: Any = gradebook.find_submission(STEP.id, "ada")
            assert own.extension == timedelta(days=2)
            assert not own.needs_manual_grade


def test_what_people_entered_stays(url: str) -> None:
    """Protects manual grading: scores, comments, extra credit and extensions of nbgrader are never overwritten."""
    with Store(url, COURSE) as store:
        store.write([verdict("ada", {"2a": WRONG})])
    with Gradebook(url, COURSE.id) as gradebook:
        grade: Any = gradebook.find_grade("todo_2a", "tutorial", STEP.id, "ada")
        grade.manual_score, grade.extra_credit = 12.0, 2.0
        gradebook.db.commit()
        gradebook.grant_extension(STEP.id, "ada", days=3)
    with Store(url, COURSE) as store:
        store.write([verdict("ada", {"2a": WRONG, "1": WRONG})], TWICE_LATE)
    with Gradebook(url, COURSE.id) as gradebook:
        grade = gradebook.find_grade("todo_2a", "tutorial", STEP.id, "ada")
        assert (grade.manual_score, grade.auto_score, grade.score) == (12.0, 0.0, 14.0)
        assert not grade.needs_manual_grade
        submission: Any = gradebook.find_submission(STEP.id, "ada")
        assert submission.extension == timedelta(days=3)
        assert submission.score == 79.0
    with Store(url, COURSE) as store:
        store.write([verdict("ada")])
    with Gradebook(url, COURSE.id) as gradebook:
        grade = gradebook.find_grade("todo_2a", "tutorial", STEP.id, "ada")
        assert grade.score == 14.0
        assert grade.needs_manual_grade, "the automatic score changed under a manual one: to be looked at"


def test_a_fault_of_the_machine_changes_nothing(url: str) -> None:
    """Protects an older score; and who never had one gets no zero."""
    fault = {"status": "infrastructure_error", "reason": "no memory"}
    with Store(url, COURSE) as store:
        store.write([verdict("ada")])
        broken: Verdict = verdict("ada", **fault)  # type: ignore[arg-type]
        assert store.write([broken, verdict("bo", **fault)]) == 0  # type: ignore[arg-type]
    assert sum(score or 0 for score in _grades(url, "ada").values()) == STEP.points
    with pytest.raises(MissingEntry):
        _grades(url, "bo")


def test_late_days_are_taken_off_beside_the_raw_score(url: str) -> None:
    """Protects the raw score; extensions of the roster and of nbgrader both count."""

    def penalty(roster: dict[str, Person]) -> tuple[float, float]:
        with Store(url, LATE) as store:
            store.write([verdict("ada", {"2a": WRONG})], TWICE_LATE, roster)
        with Gradebook(url, COURSE.id) as gradebook:
            found: Any = gradebook.find_submission(STEP.id, "ada")
            return found.score, found.late_submission_penalty

    assert penalty({}) == (85.0, 10.0), "two days late, one of them free"
    assert penalty({"ada": Person("ada", extension_days=2)}) == (85.0, 0.0)
    with Gradebook(url, COURSE.id) as gradebook:
        gradebook.grant_extension(STEP.id, "ada")
    assert penalty({}) == (85.0, 10.0)


def test_another_course_s_points_are_refused(url: str) -> None:
    """Protects a gradebook whose cells are worth something else: its scores would be nonsense."""
    cheaper = msgspec.structs.replace(
        COURSE,
        steps=[
            msgspec.structs.replace(
                STEP, todos=[msgspec.structs.replace(todo, points=1) for todo in STEP.todos]
            )
        ],
    )
    with Store(url, cheaper) as store:
        store.write([])
        store.write([verdict("ada", status="infrastructure_error")])
    with Store(url, COURSE) as store, pytest.raises(GradebookError, match="generate_assignment"):
        store.write([verdict("ada")])


def test_a_database_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Protects whoever mistypes the address."""
    for wrong in ("sqlite:////nowhere/at/all/g.db", "no address"):
        with pytest.raises(GradebookError, match="give one like sqlite"):
            Store(wrong, COURSE)


def test_the_record_rebuilds_a_gradebook_that_was_lost(
    url: str, tmp_path: Path, fake_class: FakeClass
) -> None:
    """Protects the order of things: verdicts first, the database is made from them, again if need be."""
    fake_class.add("ada", "bo", "cy", "dee")
    FakePool.faults = {"dee"}
    command = ["run", str(fake_class.submitted), "--out", str(fake_class.out), "--db", url]
    scores = []
    for graded in ("3 graded", "0 graded"):
        done = CliRunner().invoke(grade.main, command)
        assert done.exit_code == grade.EXIT_FAULTS, done.output
        assert graded in done.output
        assert "3 submissions in the gradebook" in done.output
        scores.append({student: _grades(url, student)["todo_1"] for student in ("ada", "bo", "cy")})
        (tmp_path / "gradebook.db").unlink()
    assert scores[0] == scores[1]
    assert scores[0] == {entry.student: entry.score for entry in _standing(fake_class)}


def _standing(fake_class: FakeClass) -> list[Verdict]:
    results = read_results(fake_class.out / "results.json")
    return [entry for entry in results.submissions if entry.score is not None]


def test_a_database_in_use_loses_no_verdict(tmp_path: Path, fake_class: FakeClass) -> None:
    """Protects a night's grading from a mistyped address: the verdicts are there, and the message says so."""
    fake_class.add("ada")
    command = [
        "run",
        str(fake_class.submitted),
        "--out",
        str(fake_class.out),
        "--db",
        "sqlite:////nowhere/g.db",
    ]
    done = CliRunner().invoke(grade.main, command)
    assert done.exit_code == 2
    assert "every verdict is safe" in done.output
    assert len(_standing(fake_class)) == 1


@pytest.mark.parametrize(
    ("course", "method", "taken_off"),
    [(COURSE, "none", None), (COURSE, "zero", 85.0), (LATE, "none", 10.0), (LATE, "zero", 10.0)],
)
def test_nbgrader_s_own_late_penalties_keep_working(
    url: str, monkeypatch: pytest.MonkeyPatch, course: Course, method: str, taken_off: float | None
) -> None:
    """Protects set-ups that exist: without a policy in course.toml nbgrader's own decides."""
    monkeypatch.setattr("autograder.gradebooks.late.load_course", lambda: course)
    with Store(url, course) as store:
        store.write([verdict("ada", {"2a": WRONG})], TWICE_LATE)
    with Gradebook(url, COURSE.id) as gradebook:
        gradebook.update_or_create_assignment(STEP.id, duedate=DUE.replace(tzinfo=None))  # type: ignore[arg-type]
    config = Config()
    config.AssignLatePenalties.plugin_class = CourseLatePolicy
    config.CourseLatePolicy.penalty_method = method
    named: Any = {"notebook": "tutorial", "assignment": STEP.id, "student": "ada", "db_url": url}
    resources: Any = {"nbgrader": named}
    AssignLatePenalties(config=config).preprocess(new_notebook(), resources)
    with Gradebook(url, COURSE.id) as gradebook:
        own: Any = gradebook.find_submission_notebook("tutorial", STEP.id, "ada")
        assert own.late_submission_penalty == taken_off
        assert own.score == 85.0
