"""The formats that schools load: each by its reader's rules, all with the same scores, whatever students are called."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from click.testing import CliRunner

from autograder import grade
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.roster import Person
from autograder.model.course import Late
from autograder.model.verdict import Verdict
from autograder.record.late import marks
from autograder.views.exports.canvas import CANVAS
from autograder.views.exports.cells import FORMULA_STARTS
from autograder.views.exports.command import FORMATS, export_results
from autograder.views.exports.gradescope import GradescopeResult
from autograder.views.exports.records import ExportedClass
from tests.autograder.views.classes import (
    COURSE,
    CRASHED,
    OPEN,
    STEP,
    WRONG,
    Outcome,
    random_class,
    verdict,
    write_class,
)

DUE = datetime(2026, 11, 20, 16, tzinfo=UTC)
LATE_COURSE = msgspec.structs.replace(COURSE, late={STEP.id: Late(DUE, 0.1)}, late_day_budget=1)
HOSTILE = (
    '=HYPERLINK("http://x","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "    Points Possible",
    "Manual Posting",
    "Muted",
    'a,b;c"d',
    "<script>alert(1)</script>",
    "&amp;]]>",
    "李\u202e明",
    "first\nsecond",
    "tab\tname",
    "'quoted'",
    "Final Score",
    "\x1b[31mred\x07",
    "＝1＋1",
    "../../up",
)


@dataclass
class CanvasReader:
    """Reads a CSV file by the rules of Canvas's importer; what it would store."""

    worth: dict[str, float]
    scores: dict[str, dict[str, str]]  # by SIS login
    ids: dict[str, str]

    @classmethod
    def read(cls, content: bytes) -> CanvasReader:
        first_lines = content.decode("utf-8").splitlines()[:3]
        semicolons = {len(next(csv.reader([line], delimiter=";"))) for line in first_lines}
        assert semicolons == {1}, "Canvas would take semicolons for the separator"
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        assert "Student" in header[0]
        assert header[1:5] == ["ID", "SIS User ID", "SIS Login ID", "Section"]
        assignments = header[5:]
        totals = r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)"
        assert not [name for name in assignments if re.search(totals, name)]
        found = cls({}, {}, {})
        for row in rows:
            assert len(row) == len(header)
            if "Points Possible" in row[0]:
                assert not found.worth, "a second row of points possible"
                found.worth = dict(zip(assignments, map(float, row[5:]), strict=True))
            elif not all(
                re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell, re.IGNORECASE) for cell in row
            ):
                found.scores[row[3]] = dict(zip(assignments, row[5:], strict=True))
                found.ids[row[3]] = row[1]
        return found


def hostile_class() -> list:
    return [
        verdict(name, {"2a": WRONG, "3c": CRASHED} if number % 2 else {"1": OPEN})
        for number, name in enumerate(HOSTILE)
    ]


def by_student(one: Verdict) -> str:
    return one.student


def test_all_formats_agree_on_every_score(tmp_path: Path) -> None:
    """Protects one truth: whichever file a school loads, every student has the same points, late days included."""
    third = Outcome("failed", frozenset({0, 2}))
    verdicts = [*random_class(25), verdict("broken machine", status="infrastructure_error", reason="no disk")]
    verdicts.append(verdict("thirds", {"2a": third}))
    folder = write_class(tmp_path, verdicts)
    received = _submitted(tmp_path / "submitted", [entry.student for entry in verdicts])
    export_results(LATE_COURSE, folder, FORMATS, submitted=received)
    out = folder / "exports"

    expected = {
        mark.student: (mark.raw_score, mark.score)
        for mark in marks(LATE_COURSE, sorted(verdicts, key=by_student), _times(verdicts), {}, {STEP.id})
    }
    assert any(raw != score for raw, score in expected.values()), (
        "nobody was late: the test would show nothing"
    )
    full = {row["student"]: row for row in _rows(out / "grades.csv")}
    theirs = {row["student_id"]: row for row in _rows(out / "nbgrader.csv")}
    canvas = CanvasReader.read((out / "canvas.csv").read_bytes())
    suites = ElementTree.parse(out / "junit.xml").getroot()
    junit = {_properties(suite)["student"]: suite for suite in suites}
    assert set(full) == set(theirs) == set(canvas.scores) == set(junit) == set(expected)
    for student, (raw, score) in expected.items():
        path = out / "gradescope" / student / STEP.id / "results.json"
        properties = _properties(junit[student])
        if raw is None or score is None:
            assert full[student]["score"] == theirs[student]["score"] == properties["score"] == ""
            assert canvas.scores[student][STEP.id] == ""
            assert not path.exists()
            assert junit[student].get("errors") == "1"
            continue
        gradescope = msgspec.json.decode(path.read_bytes(), type=GradescopeResult)
        for text in (full[student]["score"], theirs[student]["score"], properties["score"]):
            assert float(text) == pytest.approx(score, abs=1e-9)
        assert float(canvas.scores[student][STEP.id]) == pytest.approx(score, abs=0.005)
        assert gradescope.score == pytest.approx(score, abs=1e-9)
        for text in (full[student]["raw_score"], theirs[student]["raw_score"], properties["raw_score"]):
            assert float(text) == pytest.approx(raw, abs=1e-9)
        assert sum(test.score for test in gradescope.tests) == pytest.approx(raw, abs=1e-5)
        todos = [float(_properties(case)["score"]) for case in junit[student].iter("testcase")]
        assert sum(todos) == pytest.approx(raw, abs=1e-5)
        assert sum(float(full[student][f"todo_{todo.id}"]) for todo in STEP.todos) == pytest.approx(
            raw, abs=1e-5
        )
    assert canvas.worth == {STEP.id: STEP.points}


def test_no_name_becomes_a_formula_a_row_or_markup(tmp_path: Path) -> None:
    """Protects staff's spreadsheets and the LMS: students choose their names, and some choose badly."""
    verdicts = hostile_class()
    folder = write_class(tmp_path, verdicts)
    export_results(COURSE, folder, FORMATS)
    out = folder / "exports"
    for file in ("grades.csv", "nbgrader.csv", "canvas.csv"):
        header, *rows = csv.reader(io.StringIO((out / file).read_bytes().decode("utf-8-sig"), newline=""))
        assert len([row for row in rows if row[0] != "    Points Possible"]) == len(HOSTILE)
        for cell in (cell for row in rows for cell in row):
            assert not cell.startswith(FORMULA_STARTS)
            assert not re.search("[\x00-\x1f\x7f\u202e]", cell)
        assert {len(row) for row in rows} == {len(header)}
    canvas = CanvasReader.read((out / "canvas.csv").read_bytes())
    assert len(canvas.scores) == len(HOSTILE)
    assert canvas.worth == {STEP.id: STEP.points}
    root = ElementTree.parse(out / "junit.xml").getroot()
    assert len(root) == len(HOSTILE)
    files = list((out / "gradescope").rglob("results.json"))
    assert len(files) == len(HOSTILE)
    assert all(path.resolve().is_relative_to(out.resolve()) for path in files)
    for path in files:
        decoded = msgspec.json.decode(path.read_bytes(), type=GradescopeResult)
        assert {decoded.output_format, decoded.test_output_format, decoded.test_name_format} == {"text"}
        assert {test.output_format for test in decoded.tests} == {"text"}


def test_canvas_names_people_and_assignments_by_its_own_numbers() -> None:
    """Protects against Canvas making a new assignment, or writing a score to a namesake."""
    roster = {
        "ada": Person("ada", "Ada", "Lovelace", lms_user_id="4711"),
        "bo": Person("bo", "Bo", "Li", lms_user_id="S-12"),
        "cy": Person("cy", "Cy", "Points Possible"),
    }
    verdicts = [verdict("ada"), verdict("bo", {"1": WRONG})]
    exported = ExportedClass(COURSE, [STEP.id], roster, {STEP.id: 99})
    pieces = [CANVAS.opening(exported)]
    for mark in marks(COURSE, verdicts, {}, roster, {STEP.id}):
        pieces += CANVAS.of_student(exported, [mark])
    rows = list(csv.reader(io.StringIO(b"".join(pieces).decode("utf-8"), newline="")))
    assert rows[0][5:] == [f"{STEP.id} (99)"]
    assert rows[1] == ["    Points Possible", "", "", "", "", "100"]
    assert rows[2] == ["Lovelace, Ada", "4711", "", "ada", "", "100"]
    assert rows[3] == ["Li, Bo", "", "S-12", "bo", "", "80"]
    assert rows[4][0] == "student Points_Possible,_Cy"
    assert rows[4][5] == "", "who handed in nothing keeps what Canvas has"


def test_gradescope_has_the_documented_fields_only(tmp_path: Path) -> None:
    """Protects against a misspelt field, which Gradescope ignores without a word."""
    folder = write_class(tmp_path, [verdict("ada", {"2a": WRONG})])
    export_results(COURSE, folder, ["gradescope"])
    content = msgspec.json.decode((folder / "exports/gradescope/ada" / STEP.id / "results.json").read_bytes())
    top = {"score", "output", "output_format", "test_output_format", "test_name_format", "stdout_visibility"}
    assert set(content) <= top | {"visibility", "execution_time", "extra_data", "tests", "leaderboard"}
    one = {"score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags"}
    for test in content["tests"]:
        assert set(test) <= one | {"visibility", "extra_data"}
        assert test["status"] in ("passed", "failed")
    assert content["score"] == 85
    assert [test["status"] for test in content["tests"]].count("failed") == 1


def test_junit_is_what_pytest_s_readers_expect(tmp_path: Path) -> None:
    """Protects CI dashboards: the counts of a suite are those of its cases."""
    folder = write_class(tmp_path, [verdict("ada", {"1": CRASHED, "2a": WRONG, "3a": OPEN})])
    export_results(COURSE, folder, ["junit"])
    (suite,) = ElementTree.parse(folder / "exports" / "junit.xml").getroot()
    counts = {name: suite.get(name) for name in ("tests", "errors", "failures", "skipped")}
    assert counts == {"tests": "7", "errors": "1", "failures": "1", "skipped": "1"}
    for kind, tag in (("errors", "error"), ("failures", "failure"), ("skipped", "skipped")):
        assert len(list(suite.iter(tag))) == int(suite.get(kind) or 0)


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    """Protects staff from a silent half: a stranger on no roster, a folder without results, a bad option."""
    folder = write_class(tmp_path / "graded", [verdict("ada"), verdict("eve")])
    roster = tmp_path / "roster.csv"
    roster.write_bytes('\ufeffstudent,first_name,last_name\r\nada,Ada,"Lovelace, of"\r\n'.encode())
    runner = CliRunner()
    done = runner.invoke(grade.main, ["export", str(folder), "--format", "nbgrader", "--roster", str(roster)])
    assert done.exit_code == 0, done.output
    assert "not on the roster: eve" in done.output
    rows = _rows(folder / "exports" / "nbgrader.csv")
    assert rows[0]["last_name"] == "Lovelace, of"
    assert rows[0]["score"] == "100"
    done = runner.invoke(grade.main, ["export", str(folder), "--format", "moodle"])
    assert "in Moodle's grades.csv only" in done.output, "nobody is left out of the worksheet without a word"
    assert "ada, eve" in done.output
    refused = runner.invoke(grade.main, ["export", str(tmp_path / "nowhere")])
    assert refused.exit_code == 2
    assert "grade.py run --out" in refused.output
    refused = runner.invoke(grade.main, ["export", str(folder), "--column-id", "nostep=1"])
    assert refused.exit_code == 2


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def _properties(element: ElementTree.Element) -> dict[str, str]:
    return {
        entry.get("name") or "": entry.get("value") or "" for entry in element.findall("properties/property")
    }


def _hours_late(number: int) -> int:
    return (number % 5) * 20 - 10


def _times(verdicts: list) -> dict[tuple[str, str], datetime]:
    return {
        (entry.student, STEP.id): DUE + timedelta(hours=_hours_late(number))
        for number, entry in enumerate(verdicts)
    }


def _submitted(folder: Path, students: list[str]) -> Path:
    lines = []
    for number, student in enumerate(students):
        home = folder / student / STEP.id
        home.mkdir(parents=True)
        time = DUE + timedelta(hours=_hours_late(number))
        lines.append(Line(student, STEP.id, time))
    write_ledger(folder, lines)
    return folder
