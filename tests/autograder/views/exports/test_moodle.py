"""What Moodle loads: a row is found by the participant's number, a grade is what counts, an empty one changes nothing."""

from __future__ import annotations

from pathlib import Path

from autograder.intake.roster import Person
from autograder.record.circumstances import Circumstances
from autograder.record.database import Record
from autograder.record.decisions import Decision
from autograder.views.exports.command import export_results
from tests.autograder.views.classes import COURSE, STEP, WRONG, record_runs, verdict

WORKSHEET = """\
Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),\
Last modified (grade),Feedback comments\r
Participant 12,Ana Souza,a@x.edu,Submitted for grading,80,100,Yes,,,\r
Participant 13,王芳,,Submitted for grading,,100,Yes,,,免计：病假 / Excused: 病假\r
Participant 14,zoe,,No submission,,100,Yes,,,\r
"""
GRADES = f"""\
Username,ID number,Email address,First name,Last name,{STEP.id}\r
ana,12,a@x.edu,Ana,Souza,80\r
bo,,b@x.edu,Bo,Li,100\r
fang,13,,,王芳,\r
zoe,14,,,,\r
"""


def test_both_files_are_as_moodle_reads_them(tmp_path: Path) -> None:
    """Protects grades from going nowhere: the golden files, column by column."""
    folder = record_runs(tmp_path / "out", [verdict("ana", {"1": WRONG}), verdict("bo"), verdict("fang")])
    people = [
        Person("ana", "Ana", "Souza", "a@x.edu", "12"),
        Person("bo", "Bo", "Li", "b@x.edu"),
        Person("fang", "", "王芳", "", "13"),
        Person("zoe", lms_user_id="14"),
    ]
    with Record.create_or_open(folder, COURSE.id) as record:
        record.keep_circumstances(
            Circumstances(people, decisions=[Decision("fang", STEP.id, excused=True, reason="病假")])
        )
    export_results(COURSE, folder, ["moodle"])
    made = folder / "exports" / "moodle"
    assert (made / f"{STEP.id}.csv").read_bytes().decode("utf-8") == WORKSHEET
    assert (made / "grades.csv").read_bytes().decode("utf-8") == GRADES
