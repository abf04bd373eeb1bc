"""Writes verdicts into nbgrader's database, through nbgrader's own models. One writer at a time, a commit a batch.

The record is the truth: the same verdicts come to the same database, whenever it is written again. What people entered
stays: manual scores, manual comments, extra credit, extensions granted in nbgrader. A submission that the machine failed
on changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from nbgrader import api
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import selectinload

from autograder.gradebooks.alembic_path import find_alembic
from autograder.gradebooks.penalty import course_penalty
from autograder.intake.roster import Person, Roster
from autograder.model.clean import plain
from autograder.model.course import Course, Step
from autograder.model.verdict import TodoVerdict, Verdict
from autograder.record.circumstances import gather
from autograder.record.decisions import Decision
from autograder.record.runs import open_run

# nbgrader's models carry the column types of an older SQLAlchemy, and its API says dict for keyword arguments.
Row = Any
BATCH = 200
NOTEBOOK = "tutorial"  # for a gradebook that nbgrader generate_assignment has not seen yet
MAX_ID = 128  # characters: nbgrader's column


class GradebookError(Exception):
    """The database can't be written to as it is. The message names it, and says what mends it."""


def write_gradebook(course: Course, out: Path, url: str, submitted: Path, roster: Path | None) -> int:
    """`grade.py run --db URL`: write all verdicts of ``out``; how many.

    Raises GradebookError, RosterError, TimestampError, RunError, RecordError.
    """
    known = gather(submitted, roster, course)
    with Store(url, course) as store:
        return store.write(open_run(out), known.received, known.roster, known.decided)


def cell_name(todo: str) -> str:
    """The grade cell of a TODO, as the lesson's notebook has it."""
    return f"todo_{todo}"


def comment_text(todo: TodoVerdict) -> str:
    """What a student reads below a grade cell: both languages, then what is wrong in the checks that fail."""
    texts = [todo.feedback, *([todo.explanation] if todo.explanation else [])]
    details = [check.detail or check.fact for check in todo.checks if not check.passed]
    lines = [plain(text) for both in (*texts, *filter(None, details)) for text in (both.zh, both.en)]
    return "\n".join(dict.fromkeys(lines))


class Store:
    """An open gradebook."""

    def __init__(self, url: str, course: Course) -> None:
        self.url, self.course = url, course
        find_alembic()
        try:
            self.gradebook: Any = api.Gradebook(url, course.id)
        except (SQLAlchemyError, OSError) as error:
            raise GradebookError(
                f"{url}: {_first_line(error)}; give one like sqlite:////path/gradebook.db"
            ) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.gradebook.close()

    def write(
        self,
        verdicts: Iterable[Verdict],
        received: Mapping[tuple[str, str], datetime] | None = None,
        roster: Roster | None = None,
        decided: Mapping[tuple[str, str], Sequence[Decision]] | None = None,
    ) -> int:
        """Bring the gradebook up to date with these verdicts and the roster. How many submissions were written.

        What was decided for a TODO becomes its manual score, an extension of a step the submission's; nbgrader has no place
        for the points of a whole step, nor for an excuse.

        Raises GradebookError; batches before the one that failed stand.
        """
        roster, received = roster or {}, received or {}
        rest, written = iter(verdicts), 0
        try:
            self._write_people(roster.keys(), roster)
            while batch := list(islice(rest, BATCH)):
                self._write_people({verdict.student for verdict in batch} - roster.keys(), roster)
                for step in {verdict.step: None for verdict in batch}:
                    own = [
                        verdict for verdict in batch if (verdict.step, verdict.score is None) == (step, False)
                    ]
                    written += self._write_step(self.course.step(step), own, received, roster, decided or {})
            return written
        except SQLAlchemyError as error:
            self.gradebook.db.rollback()
            raise GradebookError(
                f"{self.url}: {_first_line(error)}; close other programs that write to it, then repeat the command"
            ) from error

    def _write_people(self, students: Set[str], roster: Roster) -> None:
        """These students. Names that are known are kept where the roster has none."""
        too_long = [student for student in students if len(student) > MAX_ID]
        if too_long:
            raise GradebookError(f"student {too_long[0]}: nbgrader's ids have at most {MAX_ID} characters")
        query = select(api.Student).where(api.Student.id.in_(students))
        known = {student.id: student for student in self.gradebook.db.scalars(query)}
        for student in sorted(students):
            found = known.get(student) or api.Student(id=student)
            person = roster.get(student, Person(student))
            for column in ("first_name", "last_name", "email", "lms_user_id"):
                if getattr(person, column):
                    setattr(found, column, getattr(person, column))
            self.gradebook.db.add(found)
        self.gradebook.db.commit()

    def _write_step(
        self,
        step: Step,
        verdicts: list[Verdict],
        received: Mapping[tuple[str, str], datetime],
        roster: Roster,
        decided: Mapping[tuple[str, str], Sequence[Decision]],
    ) -> int:
        assignment = self._assignment(step)
        notebook = self._notebook(step, assignment)
        cells = {cell.name: cell for cell in notebook.grade_cells}
        known = self._submissions(assignment, [verdict.student for verdict in verdicts])
        fresh: list[Row] = []
        # A batch is written at once, not bit by bit whenever something is read.
        with self.gradebook.db.no_autoflush:
            for verdict in verdicts:
                submission = known.get(verdict.student)
                if submission is None:
                    submission = _new_submission(assignment, verdict.student)
                    self.gradebook.db.add(submission)
                _put_times(submission, received.get((verdict.student, verdict.step)), roster)
                own = next(found for found in submission.notebooks if found.notebook is notebook)
                _put(own, cells, verdict)
                decisions = decided.get((verdict.student, verdict.step), ())
                _put_decisions(own, cells, decisions)
                if more := sum(one.extension_days for one in decisions):
                    days = roster[verdict.student].extension_days if verdict.student in roster else 0.0
                    submission.extension = timedelta(days=days + more)
                fresh.append(submission)
        self.gradebook.db.flush()
        if step.id in self.course.late:
            for submission in fresh:
                course_penalty(self.gradebook, self.course, submission, notebook.name)
        self.gradebook.db.commit()
        return len(verdicts)

    def _submissions(self, assignment: Row, students: list[str]) -> dict[str, Row]:
        notebooks = selectinload(api.SubmittedAssignment.notebooks)
        query = (
            select(api.SubmittedAssignment)
            .where(
                api.SubmittedAssignment.assignment_id == assignment.id,
                api.SubmittedAssignment.student_id.in_(students),
            )
            .options(
                notebooks.selectinload(api.SubmittedNotebook.grades),
                notebooks.selectinload(api.SubmittedNotebook.comments),
            )
        )
        return {found.student_id: found for found in self.gradebook.db.scalars(query)}

    def _assignment(self, step: Step) -> Row:
        late = self.course.late.get(step.id)
        due = {"duedate": late.due.astimezone(UTC).replace(tzinfo=None)} if late else {}
        return self.gradebook.update_or_create_assignment(step.id, **due)

    def _notebook(self, step: Step, assignment: Row) -> Row:
        """The notebook with the step's grade cells, as nbgrader generate_assignment saved it; else made here."""
        worth = {cell_name(todo.id): todo.points for todo in step.todos}
        for notebook in assignment.notebooks:
            found = {cell.name: cell.max_score for cell in notebook.grade_cells}
            if found == worth:
                return notebook
            if found:
                raise GradebookError(
                    f"{self.url}: {step.id}/{notebook.name} has the grade cells {found}, step.toml has {worth}; "
                    f"run: nbgrader generate_assignment {step.id} --force"
                )
        if assignment.submissions:
            raise GradebookError(
                f"{self.url}: {step.id} has submissions but no grade cells; give another database, or remove them"
            )
        notebook = self.gradebook.update_or_create_notebook(NOTEBOOK, step.id)
        for name, points in worth.items():
            self.gradebook.add_grade_cell(name, NOTEBOOK, step.id, max_score=points, cell_type="code")
        self.gradebook.db.refresh(notebook)
        return notebook


def _new_submission(assignment: Row, student: str) -> Row:
    """As nbgrader's add_submission, without a commit of its own."""
    submission = api.SubmittedAssignment(assignment_id=assignment.id, student_id=student)
    for notebook in assignment.notebooks:
        own = api.SubmittedNotebook(notebook=notebook, assignment=submission)
        for cell in (*notebook.grade_cells, *notebook.task_cells):
            own.grades.append(api.Grade(cell_id=cell.id))
        for cell in (*notebook.solution_cells, *notebook.task_cells):
            own.comments.append(api.Comment(cell_id=cell.id))
    return submission


def _put_times(submission: Row, received: datetime | None, roster: Roster) -> None:
    """When it came in, where that is known, and the roster's extension; else both stay as they are."""
    if received is not None:
        submission.timestamp = received.astimezone(UTC).replace(tzinfo=None)
    person = roster.get(submission.student_id)
    if person is not None and person.extension_days:
        submission.extension = timedelta(days=person.extension_days)


def _put(own: Row, cells: Mapping[str, Row], verdict: Verdict) -> None:
    """Scores and comments of one verdict. A manual score stays; it is to be looked at when the automatic one changed."""
    grades = {grade.cell_id: grade for grade in own.grades}
    comments = {comment.cell_id: comment for comment in own.comments}
    for todo in verdict.todos:
        cell = cells[cell_name(todo.id)]
        grade: Row = grades.get(cell.id)
        if grade is None:
            grade = api.Grade(cell_id=cell.id)
            own.grades.append(grade)
        changed = grade.auto_score != todo.score
        grade.auto_score = todo.score
        if grade.manual_score is None:
            grade.needs_manual_grade = False
        elif changed:
            grade.needs_manual_grade = True
        comment: Row = comments.get(cell.id)
        if comment is None:
            comment = api.Comment(cell_id=cell.id)
            own.comments.append(comment)
        comment.auto_comment = comment_text(todo)


def _put_decisions(own: Row, cells: Mapping[str, Row], decisions: Sequence[Decision]) -> None:
    """What a person decided on TODOs, as manual scores."""
    grades = {grade.cell_id: grade for grade in own.grades}
    for one in decisions:
        if one.todo and one.points is not None:
            grade = grades[cells[cell_name(one.todo)].id]
            grade.manual_score, grade.needs_manual_grade = one.points, False


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
