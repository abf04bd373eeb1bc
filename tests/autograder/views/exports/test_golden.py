"""Every format whole, compared byte by byte with what stands in ``golden/``, and read back where Python has a reader.

The sources of the formats are named in the modules of ``views/exports``. After a change that is meant:
``UPDATE_GOLDEN=1 python -m pytest tests/autograder/views/exports/test_golden.py``, then read the diff.
"""

from __future__ import annotations

import csv
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from autograder.intake.ledger import Line
from autograder.intake.roster import Person
from autograder.model.course import Late
from autograder.record.circumstances import Circumstances
from autograder.record.database import Record
from autograder.record.decisions import Decision
from autograder.views.exports.command import FORMATS, export_results
from tests.autograder.views.classes import COURSE, CRASHED, OPEN, STEP, WRONG, record_runs, verdict

GOLDEN = Path(__file__).parent / "golden"
DUE = datetime(2026, 11, 20, 16, tzinfo=UTC)
FILES = [
    "grades.csv",
    "canvas.csv",
    "blackboard.xls",
    "nbgrader.csv",
    "junit.xml",
    "moodle/grades.csv",
    f"moodle/{STEP.id}.csv",
    f"gradescope/late/{STEP.id}/results.json",
]
PEOPLE = [
    Person("ana", "Ana", "Souza", "a@x.edu", "12"),
    Person("bo", "Bo", "Li, jr.", "b@x.edu"),
    Person("excused", "", "王芳", "", "13"),
    Person("late", "=1+1", "O'Neill", "l@x.edu", "15"),
    Person("zoe", lms_user_id="14"),
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class with all that happens: late, excused, decided, a fault of the machine, nobody's hand-in."""
    verdicts = [
        verdict("ana", {"1": WRONG}),
        verdict("bo"),
        verdict("excused"),
        verdict("fault", status="infrastructure_error", reason="no disk"),
        verdict("late", {"2a": WRONG, "2b": CRASHED, "3a": OPEN}),
    ]
    folder = record_runs(tmp_path_factory.mktemp("class"), verdicts)
    with Record.create_or_open(folder, COURSE.id) as record:
        record.keep_circumstances(
            Circumstances(
                PEOPLE,
                [Line("ana", STEP.id, DUE), Line("late", STEP.id, DUE + timedelta(hours=30))],
                [
                    Decision("excused", STEP.id, excused=True, reason="病假"),
                    Decision("late", STEP.id, "2a", points=7.5, reason="an appeal"),
                ],
            )
        )
    course = msgspec.structs.replace(COURSE, late={STEP.id: Late(DUE, 0.1)})
    export_results(course, folder, FORMATS, column_ids={STEP.id: 99})
    return folder / "exports"


@pytest.mark.parametrize("file", FILES)
def test_a_format_is_as_its_reader_expects_it(exported: Path, file: str) -> None:
    """Protects grades from going nowhere: a column's name, a mark at the start or a quote decides whether they load."""
    made, golden = (exported / file).read_bytes(), GOLDEN / file.replace("/", "-")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


def test_blackboard_reads_its_own_kind_of_file(exported: Path) -> None:
    """Protects names and columns: UTF-16 with tabs, a student by login."""
    text = (exported / "blackboard.xls").read_bytes().decode("utf-16")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    assert header == ["Last Name", "First Name", "Username", f"{STEP.id} [Total Pts: 100 Score] |99"]
    assert {row[2]: row[3] for row in rows} == {"12": "80", "bo": "100", "15": "47.5"}
