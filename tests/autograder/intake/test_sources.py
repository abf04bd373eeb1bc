"""Each system's download comes in whole: nobody is lost or merged, times are the system's, and every file is accounted for."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from autograder.intake.collected import Collected, CollectError
from autograder.intake.downloads import collect_downloads
from autograder.intake.ledger import read_ledger, read_received
from autograder.intake.roster import Person, read_roster
from autograder.intake.submissions import read_submission
from tests.autograder.conftest import COURSE, OPEN, SOLVED, STEP
from tests.autograder.intake.downloads import (
    backslashed,
    blackboard,
    brightspace,
    canvas,
    gradescope,
    inside,
    moodle,
    written,
    zipped,
)

FIRST, *OTHERS = SOLVED
ONE = {FIRST: SOLVED[FIRST]}
CHINA = timezone(timedelta(hours=8))


def _collect(path: Path, **options: object) -> Collected:
    return collect_downloads(path, path.parent / "submitted", COURSE, STEP, **options)  # type: ignore[arg-type]


def _taken(path: Path, student: str) -> dict[str, bytes]:
    submission = read_submission(path.parent / "submitted", student, STEP)
    return {name: file.content for name, file in submission.files.items() if file.content is not None}


def _all_is_well(outcome: Collected) -> bool:
    return outcome.settled


def test_canvas(tmp_path: Path) -> None:
    """Protects a class on Canvas: flat files, zips of students, late marks, text entries, versions of a file."""
    again = FIRST.replace(".py", "-2.py")
    names = {
        **canvas("souzaana", 11, 100, SOLVED),
        **canvas("wangxm", 12, 200, {"homework.zip": zipped(inside("hw/", SOLVED))}, late=True),
        **canvas("lee_ann", 13, 300, {**SOLVED, FIRST: b"old", again: SOLVED[FIRST]}),
        "smithjo_14_text.html": b"<p>I did it</p>",
        **canvas("王芳", 15, 400, SOLVED),
    }
    path = written(tmp_path / "submissions.zip", names)
    roster = {
        "ana": Person("ana", "Ana", "Souza", lms_user_id="11"),
        "wang": Person("wang", lms_user_id="12"),
        "ann": Person("ann", lms_user_id="13"),
        "jo": Person("jo", lms_user_id="14"),
        "fang": Person("fang", "芳", "王"),
        "idle": Person("idle"),
    }
    outcome = _collect(path, roster=roster)
    assert sorted(outcome.taken) == ["ana", "ann", "fang", "jo", "wang"]
    assert (outcome.refused, outcome.left_over) == ({}, [])
    assert "jo: no file of step3_pretrain" in outcome.doubts[0]
    assert any("handed nothing in, 1 of the roster: idle" in note for note in outcome.notes)
    for student in ("ana", "ann", "fang", "wang"):
        assert _taken(path, student) == SOLVED, student
    ledger = read_ledger(tmp_path / "submitted")
    assert ledger is not None
    assert [name for (name, _), line in ledger.items() if line.late] == ["wang"]
    assert read_received(tmp_path / "submitted") == {}, (
        "Canvas tells no times, and the moment of collecting is none"
    )


@pytest.mark.parametrize("flat", [False, True])
def test_moodle(tmp_path: Path, flat: bool) -> None:
    """Protects a class on Moodle, namesakes included: the number tells them apart, with a roster and without."""
    names = {
        **moodle("Ana Souza", 1, SOLVED, flat),
        **moodle("Wang Wei", 2, SOLVED, flat),
        **moodle("Wang Wei", 3, OPEN, flat),
        **moodle("Fang An", 4, SOLVED, flat),
        **moodle("Fan Gan", 5, OPEN, flat),
        **inside(
            "Ana Souza_1_assignsubmission_onlinetext_" + ("" if flat else "/"), {"onlinetext.html": b"hi"}
        ),
    }
    path = written(tmp_path / "Course-Step 3-123.zip", names)
    outcome = _collect(path)
    assert sorted(outcome.taken) == ["1", "2", "3", "4", "5"]
    assert _all_is_well(outcome)
    assert [_taken(path, name) for name in ("2", "3", "4", "5")] == [SOLVED, OPEN, SOLVED, OPEN]
    assert read_roster(tmp_path / "submitted" / "roster.csv")["2"].last_name == "Wei"

    ids = {
        "w1": Person("w1", "Wei", "Wang", lms_user_id="2"),
        "w2": Person("w2", "Wei", "Wang", lms_user_id="3"),
    }
    people = {
        **ids,
        "fan": Person("fan", "Gan", "Fan"),
        "an": Person("an", "An", "Fang"),
        "a": Person("a", "Ana", "Souza"),
    }
    outcome = _collect(path, roster=people)
    assert _all_is_well(outcome)
    assert [_taken(path, name) for name in ("w1", "w2", "an", "fan")] == [SOLVED, OPEN, SOLVED, OPEN]

    without = {name: Person(name, "Wei", "Wang") for name in ("w1", "w2")}
    outcome = _collect(path, roster={**without, "one": Person("one", "Wei", "Wang", lms_user_id="9")})
    assert sorted(outcome.taken) == ["1", "4", "5"], "who could be two people is taken for nobody"
    assert len(outcome.refused) == 2


def test_gradescope(tmp_path: Path) -> None:
    """Protects a class on Gradescope: names, e-mails and times are those of its metadata."""
    files = gradescope(
        555,
        {
            101: ("Ana Souza", "s1", "ana@x.edu", "2026-11-20 10:30:00.123456000 Z", SOLVED),
            102: ("王芳", "", "wang@x.edu", "2026-11-21 01:00:00.000000000 +08:00", inside("work/", SOLVED)),
        },
    )
    path = written(tmp_path / "submissions.zip", files)
    outcome = _collect(path)
    assert sorted(outcome.taken) == ["s1", "wang@x.edu"]
    assert _all_is_well(outcome)
    assert _taken(path, "s1") == _taken(path, "wang@x.edu") == SOLVED
    times = read_received(tmp_path / "submitted")
    assert times["s1", STEP.id].replace(microsecond=0) == datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
    assert times["wang@x.edu", STEP.id] == datetime(2026, 11, 20, 17, tzinfo=UTC)
    roster = {"ana": Person("ana", email="ANA@x.edu"), "wf": Person("wf", lms_user_id="wang@x.edu")}
    assert sorted(_collect(path, roster=roster).taken) == ["ana", "wf"]


def test_blackboard(tmp_path: Path) -> None:
    """Protects a class on Blackboard: the newest attempt counts, at the time of the server's zone."""
    names = {
        **blackboard("ana", "2026-11-20-10-00-00", OPEN),
        **blackboard("ana", "2026-11-20-12-00-00", SOLVED),
        **blackboard("li_bo", "2026-11-20-23-59-00", SOLVED),
    }
    path = written(tmp_path / "gradebook.zip", names)
    roster = {"ana": Person("ana"), "li_bo": Person("li_bo")}
    outcome = _collect(path, roster=roster, zone=CHINA)
    assert sorted(outcome.taken) == ["ana", "li_bo"]
    assert _all_is_well(outcome)
    assert _taken(path, "ana") == SOLVED
    assert outcome.passed_over == len(OPEN) + 3, "the older attempt, and Blackboard's own texts"
    assert read_received(tmp_path / "submitted")["ana", STEP.id] == datetime(2026, 11, 20, 12, tzinfo=CHINA)


def test_brightspace(tmp_path: Path) -> None:
    """Protects a class on Brightspace: two attempts of one student are one student's."""
    names = {
        "index.html": b"",
        **brightspace("Ana Souza", 11, 900, "Nov 20, 2026 1105 AM", OPEN),
        **brightspace("Ana Souza", 11, 901, "Nov 20, 2026 1105 PM", SOLVED),
        **brightspace("Wei - Wang", 12, 902, "Nov 3, 2026 905 PM", SOLVED),
    }
    path = written(tmp_path / "download.zip", names)
    outcome = _collect(path)
    assert sorted(outcome.taken) == ["11", "12"]
    assert _all_is_well(outcome)
    assert _taken(path, "11") == SOLVED
    assert read_received(tmp_path / "submitted")["11", STEP.id] == datetime(2026, 11, 20, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize("wrapped", ["", "hw3/"])
@pytest.mark.parametrize(
    ("students", "encoding"),
    [
        (["张伟", "王芳", "李娜"], "gbk"),
        (["山田太郎", "さとう", "高橋"], "shift_jis"),
        (["陳大文", "李小明"], "utf-8"),
        (["José", "Zoë"], None),
    ],
)
def test_a_zip_of_a_class_in_any_encoding(
    tmp_path: Path, students: list[str], encoding: str | None, wrapped: str
) -> None:
    """Protects a class that is a folder per student, zipped on any system: nobody is merged into the zip's name."""
    names: dict[str, bytes] = {}
    for student in students:
        name = unicodedata.normalize("NFD", student) if encoding is None else student
        names |= inside(f"{wrapped}{name}/", SOLVED)
    path = written(tmp_path / "class.zip", names, encoding)
    outcome = _collect(path)
    assert sorted(outcome.taken) == sorted(students)
    assert outcome.settled
    assert all(_taken(path, student) == SOLVED for student in students)


@pytest.mark.parametrize("nested", [False, True])
def test_a_zip_with_backslashes_is_read_as_windows_meant_it(tmp_path: Path, nested: bool) -> None:
    """Protects a class zipped by an older PowerShell, and a student who did so: backslashes stand where slashes should."""
    work = backslashed(inside("作业/" if nested else "ana/", SOLVED))
    path = tmp_path / "class.zip"
    path.write_bytes(zipped({"ana/homework.zip": work, **inside("bo/", SOLVED)}) if nested else work)
    outcome = _collect(path)
    assert _taken(path, "ana") == SOLVED
    assert outcome.settled


def test_a_backslash_leads_nowhere_else(tmp_path: Path) -> None:
    """Protects the machine: what the slash may not do, the backslash that stands for one may not do either."""
    work = backslashed({"../../up.py": b"", **SOLVED})
    outcome = _collect(written(tmp_path / "class.zip", {"eve/x.zip": work, **inside("ada/", SOLVED)}))
    assert outcome.taken == ["ada"]
    assert "a path that leads elsewhere" in outcome.refused["eve"]


def test_nobody_vanishes_with_an_empty_folder_or_an_archive_that_is_not_opened(tmp_path: Path) -> None:
    """Protects who handed in nothing that can be read: each is named, and somebody has to look."""
    names = {"c/ana/": b"", "c/bo/runs/": b"", "c/cy/w.rar": b"Rar!", "c/di.7z": b"7z"}
    names |= {**inside("c/bo/", SOLVED), **inside("c/eve/homework/", OPEN)}
    outcome = _collect(written(tmp_path / "class.zip", names))
    assert [doubt.partition(";")[0] for doubt in outcome.doubts] == [
        "c/ana: a folder with nothing in it",
        f"cy: no file of {STEP.id}",
    ]
    assert "a zip is needed" in outcome.doubts[1]
    assert outcome.left_over == [
        "di.7z: an archive of a kind that is not opened: unpack it, or ask for a zip"
    ]


def test_a_newer_folder_beside_the_step_s_own_is_named(tmp_path: Path) -> None:
    """Protects who renamed the folder that counts: the step's own is taken, and a person decides."""
    names = {**inside(f"ana/{STEP.id}/", OPEN), **inside(f"ana/{STEP.id}_final/", SOLVED)}
    outcome = _collect(written(tmp_path / "class.zip", {**names, **inside("bo/", SOLVED)}))
    assert outcome.refused == {}
    assert outcome.doubts == [f"ana: {STEP.id}/{FIRST} was taken, not the different one in {STEP.id}_final"]


def test_a_folder_s_only_zip_is_never_opened_as_a_class(tmp_path: Path) -> None:
    """Protects everybody from the one student whose late zip holds folders in other students' names."""
    downloads = tmp_path / "late"
    downloads.mkdir()
    written(downloads / "eve.zip", {**inside("ada/", SOLVED), **inside("bo/", OPEN)})
    outcome = _collect(downloads)
    assert outcome.taken == []
    assert "several files could be meant" in outcome.refused["eve.zip"]
    assert not (tmp_path / "submitted" / "ada").exists()


def test_downloads_unpacked_by_hand_are_the_same(tmp_path: Path) -> None:
    """Protects staff who unpack: into a folder, with the system's own folder around it or not."""
    files = gradescope(9, {7: ("Ana", "s1", "a@x.edu", "2026-11-20 10:30:00 Z", SOLVED)})
    for name, content in files.items():
        (tmp_path / "unpacked" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "unpacked" / name).write_bytes(content)
    for where in (tmp_path / "unpacked", tmp_path / "unpacked" / "assignment_9_export"):
        outcome = collect_downloads(where, tmp_path / "submitted", COURSE, STEP)
        assert outcome.taken == ["s1"]
        assert outcome.settled


# --- misplaced work

MISPLACED = {
    "another case of the folder": inside("Step3_Pretrain/", SOLVED),
    "the course's folders": inside(f"course/assignments/{STEP.id}/", SOLVED),
    "a hidden folder": inside(".work/", SOLVED),
    "a browser's names": {name.replace(".py", " (1).py"): content for name, content in SOLVED.items()},
    "upper case": {name.replace("todo", "TODO"): content for name, content in SOLVED.items()},
    "a zip in a zip": {"homework.zip": zipped(inside(f"{STEP.id}/", SOLVED))},
    "a zip in a zip in a zip": {"a.zip": zipped({"b.zip": zipped(SOLVED)})},
    "the same file twice": {**SOLVED, **inside("copy/", SOLVED)},
    "a copy elsewhere": {**inside(f"{STEP.id}/", SOLVED), **inside("old/", OPEN)},
}


@pytest.mark.parametrize("name", MISPLACED)
def test_misplaced_work_is_found(tmp_path: Path, name: str) -> None:
    """Protects against a silent zero: one unambiguous candidate for a file is taken, and said."""
    path = written(tmp_path / "class.zip", {**inside("eve/", MISPLACED[name]), **inside("ada/", SOLVED)})
    outcome = _collect(path)
    assert _taken(path, "eve") == SOLVED
    assert outcome.refused == {}
    ledger = read_ledger(tmp_path / "submitted")
    assert ledger is not None
    in_place = name in ("the same file twice", "a copy elsewhere")
    assert bool(ledger["eve", STEP.id].note) != in_place
    assert not ledger["ada", STEP.id].note


def test_what_is_ambiguous_or_not_there_is_named(tmp_path: Path) -> None:
    """Protects against guessing: several different candidates are listed; a notebook alone is no silent zero."""
    names = {
        **inside("eve/a/", SOLVED),
        **inside("eve/b/", OPEN),
        "fay/tutorial.ipynb": b"{}",
        "gil/notes.txt": b"",
        **inside("ada/", SOLVED),
        "readme.txt": b"for staff",
    }
    outcome = _collect(written(tmp_path / "class.zip", names))
    assert outcome.refused["eve"].startswith(f"{FIRST}: several files could be meant")
    assert f"a/{FIRST}, b/{FIRST}" in outcome.refused["eve"]
    assert "fay: a notebook, but none of the files of" in outcome.doubts[0]
    assert "gil: no file of" in outcome.doubts[1]
    assert outcome.left_over == ["readme.txt: belongs to no student by the names of folders"]
    assert not outcome.settled
    assert outcome.last_line().endswith(f"left over: {1 + 2 * len(SOLVED)}")


def test_a_wrong_download_is_the_caller_s_mistake(tmp_path: Path) -> None:
    """Protects staff at the keyboard: no hand-in, no zip, no file."""
    (tmp_path / "text.zip").write_bytes(b"no zip")
    for path in (tmp_path / "text.zip", tmp_path / "nowhere.zip", written(tmp_path / "flat.zip", SOLVED)):
        with pytest.raises(CollectError):
            _collect(path)
