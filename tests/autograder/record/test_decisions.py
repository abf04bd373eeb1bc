"""What a person decides, and what being late costs, is applied once: every page, table and export says the same."""

from __future__ import annotations

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from rich.console import Console

from autograder import grade
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.roster import Person
from autograder.model.course import Late
from autograder.model.verdict import Sandbox
from autograder.record.circumstances import Circumstances, gather
from autograder.record.database import Entry, Record
from autograder.record.decisions import (
    COLUMNS,
    DECISIONS_FILE,
    Decision,
    DecisionError,
    add_decision,
    holding,
    read_decisions,
)
from autograder.record.late import Counting, Mark
from autograder.record.results import read_results
from autograder.record.runs import open_run
from autograder.views.exports.command import export_results
from autograder.views.publish import publish
from autograder.views.report import ClassReport
from autograder.views.table import print_class
from tests.autograder.views.classes import COURSE, STEP, WRONG, head, verdict

DUE = datetime(2026, 11, 20, 23, 59, tzinfo=UTC)
LATE_COURSE = msgspec.structs.replace(COURSE, late={STEP.id: Late(DUE, 0.1)})
# A class in which every kind of thing happens to somebody, and what counts for each.
VERDICTS = [
    verdict(name, {"1": WRONG}) for name in ("early", "excused", "extended", "late", "marked", "set", "todo")
]
RECEIVED = {"early": -1, "late": 30, "extended": 30, "set": 30, "todo": 1}
DECISIONS = [
    Decision("excused", STEP.id, excused=True, reason="ill"),
    Decision("extended", STEP.id, extension_days=2, reason="moved house"),
    Decision("set", STEP.id, points=77, reason="appeal"),
    Decision("todo", STEP.id, "1", points=15, reason="nearly right"),
    Decision("early", STEP.id, points=1, reason="a slip"),
    Decision("early", STEP.id),
]
FINAL = {"early": 80, "excused": None, "extended": 80, "late": 60, "marked": 70, "set": 77, "todo": 85}


def _circumstances() -> Circumstances:
    lines = [Line(name, STEP.id, DUE + timedelta(hours=hours)) for name, hours in RECEIVED.items()]
    return Circumstances([Person("early")], [*lines, Line("marked", STEP.id, late=True)], DECISIONS)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The class, graded and published."""
    out = tmp_path / "out"
    out.mkdir()
    with Record.create_or_open(out, COURSE.id) as record:
        record.append([Entry(one.student, "", "", one) for one in VERDICTS])
        record.keep_circumstances(_circumstances())
        publish(LATE_COURSE, out, record, {STEP.id: "5" * 64}, Sandbox(2, ""))
    return out


def test_everything_that_is_made_says_the_same(published: Path) -> None:
    """Protects students from a page that says 100 where the gradebook says 70; the raw score stays beside it."""
    results = read_results(published / "results.json")
    assert {one.student: one.final for one in results.submissions} == FINAL
    assert {one.score for one in results.submissions} == {80}, "the raw score never changes"
    report = (published / "report.html").read_text(encoding="utf-8")
    for student, score in FINAL.items():
        shown = "–" if score is None else f"{score:g}"
        text = (published / "feedback" / f"{student}.md").read_text(encoding="utf-8")
        page = (published / "feedback" / f"{student}.html").read_text(encoding="utf-8")
        assert f"**Score: {shown} / 100**" in text
        assert f'<p class="score">{shown} ' in page
        assert ("What the code itself got: 80" in text) == (student != "early")
        assert ("What the code itself got: 80" in page) == (student != "early")
    assert report.count("of raw 80") == 5
    assert ">excused<" in report
    console = Console(width=100, file=io.StringIO(), force_terminal=False)
    figures = ClassReport(LATE_COURSE, head())
    for one in results.submissions:
        figures.add([one])
    print_class(console, figures, [STEP.id])
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    for student, score in FINAL.items():
        *_, row = re.findall(rf"^ *{student} +(?:\*?[0-9.]+|excused) .*$", printed, re.MULTILINE)
        assert row.split()[1].lstrip("*") == ("excused" if score is None else f"{score:g}")

    export_results(LATE_COURSE, published, ["csv", "canvas", "nbgrader", "junit", "gradescope"])
    exports = published / "exports"
    full = _rows(exports / "grades.csv", "student", "score")
    expected = {name: "" if score is None else f"{score:g}" for name, score in FINAL.items()}
    assert full == expected
    assert _rows(exports / "nbgrader.csv", "student_id", "score") == expected
    canvas = _rows(exports / "canvas.csv", "SIS Login ID", STEP.id)
    assert {name: canvas[name] for name in FINAL} == {**expected, "excused": "EX"}
    gradescope = msgspec.json.decode(
        (exports / "gradescope" / "late" / STEP.id / "results.json").read_bytes()
    )
    assert gradescope["score"] == 60
    assert "2 days late: 20 points off" in gradescope["output"]
    assert "1 days" not in (published / "feedback" / "marked.md").read_text(encoding="utf-8")


def _rows(path: Path, key: str, value: str) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


def test_the_record_keeps_them_for_whoever_reads_the_folder_alone(published: Path) -> None:
    """Protects `report` and `export`: the folder itself says what counts."""
    assert open_run(published).circumstances == _circumstances()


def test_decisions_of_the_whole_class_cost_a_look_up_each() -> None:
    """Protects large classes: nobody's mark needs another student's."""
    counting = Counting(LATE_COURSE, _circumstances())
    for one in VERDICTS:
        (counted,) = counting.counted([one])
        assert counted.final == FINAL[one.student]


def test_what_collect_noticed_reaches_the_student(tmp_path: Path) -> None:
    """Protects who handed in at the wrong place: their own page says what was found, as text, though nothing else changed."""
    out, note = tmp_path / "out", "found in course/<b>x</b>: 1 file"
    out.mkdir()
    with Record.create_or_open(out, COURSE.id) as record:
        record.append([Entry(name, "", "", verdict(name)) for name in ("ada", "bo")])
        record.keep_circumstances(Circumstances(lines=[Line("ada", STEP.id, note=note)]))
        publish(COURSE, out, record, {STEP.id: "5" * 64}, Sandbox(2, ""))
    for name, noticed in (("ada", True), ("bo", False)):
        page = (out / "feedback" / f"{name}.html").read_text(encoding="utf-8")
        assert ("Noticed when your work came in: found in course/&lt;b&gt;x" in page) == noticed
        text = (out / "feedback" / f"{name}.md").read_text(encoding="utf-8")
        assert ("收作业时发现" in text) == noticed
    assert [one.final for one in read_results(out / "results.json").submissions] == [100, 100]


def test_one_of_everything_is_in_the_singular() -> None:
    """Protects the reader of “1 days late”."""
    decision = Decision("ada", STEP.id, points=1, extension_days=1, reason="x")
    mark = Mark("ada", STEP.id, 100, 100, days_late=1, penalty=1, decisions=[decision])
    said = " ".join(text.en for text in mark.why)
    assert said == "1 day late: 1 point off Decided by staff: 1 point (x) Extended by 1 day: x"


def test_decisions_made_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    """Protects two teachers at two keyboards: each waits for the other's file to be whole."""
    path = tmp_path / DECISIONS_FILE

    def decide(number: int) -> None:
        add_decision(path, Decision(f"s{number}", STEP.id, points=1, reason="x"), COURSE)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(decide, range(40)))
    assert {one.student for one in read_decisions(path, COURSE)} == {f"s{number}" for number in range(40)}


def test_a_file_of_decisions_is_its_own_log(tmp_path: Path) -> None:
    """Protects what was decided: lines are only added, the last on a matter holds, and it can be taken back."""
    path = tmp_path / DECISIONS_FILE
    for one in DECISIONS:
        before = path.read_bytes() if path.exists() else b""
        add_decision(path, one, COURSE)
        assert path.read_bytes().startswith(before)
    assert read_decisions(path, COURSE) == DECISIONS
    assert ("early", STEP.id) not in holding(DECISIONS)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("ada,step9,,5,,,x,,", "there is no step step9"),
        (f"ada,{STEP.id},99,5,,,x,,", "has no TODO 99"),
        (f"ada,{STEP.id},,101,,,x,,", "from 0 to 100"),
        (f"ada,{STEP.id},,nan,,,x,,", "from 0 to 100"),
        (f"ada,{STEP.id},,much,,,x,,", "must be a number"),
        (f"ada,{STEP.id},,,maybe,,x,,", "excused must be yes"),
        (f"ada,{STEP.id},1,,yes,,x,,", "of a whole step"),
        (f"ada,{STEP.id},,5,,,,,", "the reason is missing"),
        (f",{STEP.id},,5,,,x,,", "the student is missing"),
        (f"ada,{STEP.id},,,,999,x,,", "from 0 to 366"),
        ("ada", "1 cells"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(tmp_path: Path, line: str, rule: str) -> None:
    """Protects against a decision that would silently do nothing."""
    path = tmp_path / DECISIONS_FILE
    path.write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=f"{DECISIONS_FILE}:2: .*{rule}"):
        read_decisions(path, COURSE)


def test_the_command_writes_what_run_reads(tmp_path: Path) -> None:
    """Protects staff at the keyboard: a decision names a student that there is, and `run` finds it beside the roster."""
    (tmp_path / "ada" / STEP.id).mkdir(parents=True)
    write_ledger(tmp_path, [Line("ada", STEP.id, DUE)])
    runner = CliRunner()
    where = ["decide", str(tmp_path)]
    done = runner.invoke(
        grade.main,
        [*where, "ada", f"{STEP.id}/1", "--points", "15", "--reason", "an appeal, heard", "--who", "me"],
    )
    assert done.exit_code == 0, done.output
    found = gather(tmp_path, None, COURSE)
    (one,) = found.decisions
    assert (one.student, one.todo, one.points, one.reason, one.who) == (
        "ada",
        "1",
        15,
        "an appeal, heard",
        "me",
    )
    assert found.received == {("ada", STEP.id): DUE}
    for wrong in (["bo", STEP.id, "--excused"], ["ada", STEP.id], ["ada", STEP.id, "--points", "5"]):
        assert runner.invoke(grade.main, [*where, *wrong]).exit_code == 2
    assert len(read_decisions(tmp_path / DECISIONS_FILE, COURSE)) == 1
