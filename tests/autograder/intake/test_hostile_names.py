"""A hand-in can't speak for another student, nor stop the others: every attack that was seen, and what hypothesis thinks of."""

from __future__ import annotations

import csv
import io
import json
import random
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.intake.archives import items_of_archive
from autograder.intake.collected import Collected, CollectError
from autograder.intake.downloads import collect_downloads
from autograder.intake.encodings import names_of_zip
from autograder.intake.exchange import collect_exchange
from autograder.intake.git import collect_git
from autograder.intake.gradescope import read_metadata
from autograder.intake.ledger import LEDGER_FILE, LedgerError, read_ledger, read_received
from autograder.intake.placing import Budget, RefusedError
from autograder.intake.roster import Person
from autograder.intake.submissions import read_submission
from tests.autograder.conftest import COURSE, OPEN, SOLVED, STEP
from tests.autograder.intake.downloads import (
    blackboard,
    brightspace,
    canvas,
    gradescope,
    inside,
    moodle,
    written,
    zipped,
)
from tests.autograder.processes import run

FIRST = next(iter(SOLVED))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TIME = "2026-11-20-10-30-00"
Make = Callable[[str, int, Mapping[str, bytes]], dict]
# One student's hand-in as each system names it: by name, number and files.
SYSTEMS: dict[str, Make] = {
    "canvas": lambda name, number, files: canvas(name, number, 1000 * number, files),
    "moodle": lambda name, number, files: moodle(name, number, files),
    "moodle flat": lambda name, number, files: moodle(name, number, files, flat=True),
    "blackboard": lambda name, number, files: blackboard(name, TIME, files),
    "brightspace": lambda name, number, files: brightspace(
        name, number, 900 + number, "Nov 20, 2026 1030 AM", files
    ),
    "folders": lambda name, _, files: inside(f"{name}/", files),
}
CLASS = ("ada", "bo", "cy")


def _collect(path: Path, **options: object) -> Collected:
    return collect_downloads(path, path.parent / "submitted", COURSE, STEP, **options)  # type: ignore[arg-type]


def _taken(submitted: Path, student: str) -> dict[str, bytes]:
    submission = read_submission(submitted, student, STEP)
    return {name: file.content for name, file in submission.files.items() if file.content is not None}


def _class(make: Make, eve: Mapping[str, bytes]) -> dict[str, bytes]:
    """Three honest students, then eve with any files."""
    names: dict[str, bytes] = {}
    for number, student in enumerate(CLASS, start=1):
        names |= make(student, number, SOLVED)
    return names | make("eve", 9, eve)


def _are_safe(outcome: Collected, submitted: Path, honest: Mapping[str, object]) -> None:
    for student in honest:
        assert student in outcome.taken, outcome.refused
        assert _taken(submitted, student) == SOLVED
    assert set(outcome.taken) <= {*honest, "eve", "9"}


# What a student may call an upload: in the words of every system, another student's name in each.
FORGED = (
    f"hw_x_ada_attempt_{TIME}_y.zip",
    "hw_x_ada_attempt_2026-99-99-10-30-00_y.zip",
    f"Homework 3_ada_attempt_{TIME}.txt",
    "ada_1_5_todo1_dataset.py",
    "ada_LATE_1_5_todo1_dataset.py",
    "ada_1_assignsubmission_file_todo1_dataset.py",
    "1-900 - ada - Nov 20, 2026 1105 PM",
    "submission_1",
    "submission_metadata.yml",
    "index.html",
    "collected.csv",
    "roster.csv",
    "timestamp.txt",
    "..",
    "ada",
)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("forged", FORGED)
def test_no_name_of_an_upload_speaks_for_another_student(tmp_path: Path, system: str, forged: str) -> None:
    """Protects Ada: whoever names a file as another system names hers changes neither her work nor any time."""
    make = SYSTEMS[system]
    path = written(tmp_path / "class.zip", _class(make, {**OPEN, forged: zipped({FIRST: b"forged"})}))
    roster = {
        name: Person(name, name, "", lms_user_id="" if system in ("blackboard", "folders") else str(number))
        for number, name in enumerate(CLASS, start=1)
    }
    submitted = tmp_path / "submitted"
    _collect(written(tmp_path / "honest.zip", _class(make, OPEN)), roster=roster)
    times = read_received(submitted)
    outcome = _collect(path, roster=roster)
    _are_safe(outcome, submitted, roster)
    assert {name: time for name, time in read_received(submitted).items() if name[0] in CLASS} == {
        name: time for name, time in times.items() if name[0] in CLASS
    }


def test_names_that_two_systems_write_need_a_word_of_staff(tmp_path: Path) -> None:
    """Protects a download of one student: its names alone may look like two systems', and nobody guesses."""
    path = written(tmp_path / "one.zip", {f"eve_1_2_x_ada_attempt_{TIME}_y.py": b"x"})
    with pytest.raises(CollectError, match="--source"):
        _collect(path)
    assert _collect(path, source="canvas").taken == ["1"]


@pytest.mark.parametrize("system", ["canvas", "moodle", "brightspace"])
def test_what_two_people_claim_is_refused_for_both(tmp_path: Path, system: str) -> None:
    """Protects Ada from whoever takes her name, or gets a name that reads as her number: nothing is overwritten."""
    make = SYSTEMS[system]
    names = {**make("Ada King" if system != "canvas" else "adaking", 1, SOLVED), **make("bo", 2, SOLVED)}
    names |= make("Ada King" if system != "canvas" else "adaking", 3, OPEN)
    outcome = _collect(written(tmp_path / "class.zip", names), roster={"ada": Person("ada", "Ada", "King")})
    assert "ada" not in outcome.taken
    assert len(outcome.refused) == 2
    assert all("lms_user_id" in reason for reason in outcome.refused.values())
    forged = {**canvas("ada", 1, 5, SOLVED), f"x_1_2_y_777_888_{FIRST}": b"forged"}
    outcome = _collect(written(tmp_path / "forged.zip", {**forged, **canvas("bo", 2, 9, SOLVED)}))
    assert outcome.taken == ["2"]
    assert len(outcome.refused) == 2


def test_one_damaged_hand_in_stops_nobody(tmp_path: Path) -> None:
    """Protects the class: damaged LZMA, a broken zip in a zip, a wrong checksum, an unknown method, an encrypted file."""
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in inside("ada/", SOLVED).items():
            archive.writestr(name, content)
        for student, method in (
            ("lz", zipfile.ZIP_LZMA),
            ("bz", zipfile.ZIP_BZIP2),
            ("df", zipfile.ZIP_DEFLATED),
        ):
            archive.writestr(f"{student}/{FIRST}", random.Random(0).randbytes(4000), method)
        archive.writestr("nested/a.zip", zipped(SOLVED)[:-40])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.filename.split("/")[0] in ("lz", "bz", "df"):
                start = info.header_offset + 30 + len(info.filename) + 9
                content[start : start + 60] = b"\xff" * 60
    path.write_bytes(content)
    outcome = _collect(path)
    assert outcome.taken == ["ada"]
    assert sorted(outcome.refused) == ["bz", "df", "lz", "nested"]
    assert outcome.refused_files == 4


def test_nested_bombs_share_one_budget(tmp_path: Path) -> None:
    """Protects staff's memory: zips in zips don't multiply the limits, and go no deeper than they need to."""
    many = {f"{number}.zip": zipped({f"f{name}.py": b"" for name in range(300)}) for number in range(3)}
    deep = {"a.zip": zipped({"b.zip": zipped({"c.zip": zipped(SOLVED)})})}
    names = {**inside("many/", many), **inside("deep/", deep), **inside("ada/", SOLVED)}
    outcome = _collect(written(tmp_path / "class.zip", names))
    assert outcome.taken == ["ada"]
    assert "more than 500 files" in outcome.refused["many"]
    assert "archives inside each other" in outcome.refused["deep"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_a_hand_in_has_so_much_time_and_no_more(name: str) -> None:
    """Protects the class from archives that are small and slow, also where nothing of them is taken."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("__pycache__/x"), io.BytesIO())
    content = zipped(SOLVED) if name.endswith("zip") else stream.getvalue()
    with pytest.raises(RefusedError, match="s to read"):
        list(items_of_archive(Path(name), content, Budget(until=0.0)))


def test_metadata_that_is_none_is_said(tmp_path: Path) -> None:
    """Protects a Gradescope class: a damaged list of submissions ends the command with a reason, and writes nothing."""
    files = gradescope(5, {1: ("Ada", "a", "a@x", "9999-99-99", SOLVED), 2: ("Bo", "b", "b@x", "", SOLVED)})
    outcome = _collect(written(tmp_path / "a.zip", files))
    assert sorted(outcome.taken) == ["a", "b"], "a time that is none is no time"
    assert read_received(tmp_path / "submitted") == {}
    files["assignment_5_export/submission_metadata.yml"] = b"a: [}"
    with pytest.raises(CollectError, match=r"submission_metadata\.yml"):
        _collect(written(tmp_path / "b.zip", files))
    del files["assignment_5_export/submission_metadata.yml"]
    outcome = _collect(written(tmp_path / "c.zip", files))
    assert sorted(outcome.taken) == ["1", "2"]
    assert not outcome.settled


# --- the exchange


def _inbox(root: Path, name: str) -> None:
    folder = root / COURSE.id / "inbound" / name
    folder.mkdir(parents=True)
    for file, content in SOLVED.items():
        (folder / file).write_bytes(content)
    (folder / "timestamp.txt").write_text("x")


def test_an_inbound_folder_is_its_owner_s(tmp_path: Path) -> None:
    """Protects Ada in nbgrader's exchange: what eve made in her name is refused, and no time ends the collect."""
    root, submitted = tmp_path / "exchange", tmp_path / "submitted"
    _inbox(root, f"ada+{STEP.id}+2026-11-20 10:00:00 UTC+a")
    _inbox(root, f"ada+{STEP.id}+2026-11-20 11:00:00 UTC+by eve")
    _inbox(root, f"bo+{STEP.id}+2026-11-20 20:00:00.5 +08+a")
    _inbox(root, "bo+step9+2026-11-20 20:00:00.5 +08+a")
    for time in ("9999-12-31 23:59:59 -2359", "2999-01-01 00:00:00 UTC", "noon", "0001-01-01 00:00:00 +2359"):
        _inbox(root, f"eve+{STEP.id}+{time}+x")
    outcome = collect_exchange(
        root,
        COURSE.id,
        submitted,
        STEP,
        owner=lambda path: "eve" if path.name.endswith("by eve") else None,
    )
    assert outcome.taken == ["ada", "bo"], "also with a time zone that has no name"
    assert read_received(submitted) == {
        ("ada", STEP.id): NOON - timedelta(hours=2),
        ("bo", STEP.id): NOON + timedelta(seconds=0.5),
    }
    assert len(outcome.refused) == 5
    assert any("made by eve" in reason for reason in outcome.refused.values())


def test_a_time_in_a_student_s_own_folder_is_not_believed(tmp_path: Path) -> None:
    """Protects the deadline: what lies in a student's folder says nothing, and garbage there stops no export."""
    for student, text in (("eve", "2020-01-01 00:00:00 UTC"), ("fay", "garbage")):
        home = tmp_path / student / STEP.id
        home.mkdir(parents=True)
        (home / "timestamp.txt").write_text(text)
    assert read_received(tmp_path) == {}
    (tmp_path / LEDGER_FILE).write_text("student,step,received,late,source,note\nada,s,garbage,,,\n")
    with pytest.raises(LedgerError, match=r"collected\.csv:2"):
        read_received(tmp_path)


# --- git


def test_a_repository_of_ten_billion_names_is_refused_in_little_memory(tmp_path: Path) -> None:
    """Protects the machine: a listing is read as it comes, and ends at its limit."""
    folder = tmp_path / "eve"
    folder.mkdir()
    who = {f"GIT_{role}_{field}": "x@y" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}

    def git(*arguments: str, given: str = "") -> str:
        (tmp_path / "given").write_text(given)
        command = f"git {' '.join(arguments)} <{tmp_path / 'given'}"
        return run("sh", "-c", command, cwd=folder, environment=who, ok=True).stdout.strip()

    git("init", "--quiet", "--initial-branch=main")
    blob = git("hash-object", "-w", "--stdin", given="x")
    tree = git("mktree", given="".join(f"100644 blob {blob}\tf{n}\n" for n in range(10)))
    for _ in range(9):
        tree = git("mktree", given="".join(f"040000 tree {tree}\td{n}\n" for n in range(10)))
    git("update-ref", "refs/heads/main", git("commit-tree", tree, "-m", "x"))
    people = {"eve": Person("eve", repository=str(folder))}
    outcome = collect_git(people, tmp_path / "submitted", COURSE, STEP, allow_local=True)
    assert "git ls-tree: more than" in outcome.refused["eve"]


# --- what nobody has thought of

_NAMES = st.one_of(
    st.sampled_from(FORGED),
    st.text(min_size=1, max_size=40),
    st.lists(st.sampled_from([*FORGED, FIRST, STEP.id, "x.zip", "_", " - "]), min_size=1, max_size=4).map(
        "/".join
    ),
    st.lists(st.sampled_from([*FORGED, "_1_2_", "_attempt_", "_assignsubmission_file_"]), max_size=4).map(
        "".join
    ),
).filter(bool)
_CONTENTS = st.one_of(
    st.sampled_from([b"", b"x", zipped(SOLVED), zipped(SOLVED)[:-30], zipped({"../x": b""})]),
    st.binary(max_size=60),
)


@pytest.mark.parametrize("system", SYSTEMS)
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(eve=st.dictionaries(_NAMES, _CONTENTS, max_size=6))
def test_no_hand_in_touches_another(system: str, eve: dict[str, bytes]) -> None:
    """Protects three honest students from all that a fourth can call and fill files with, in every system's names."""
    with tempfile.TemporaryDirectory() as folder:
        make = SYSTEMS[system]
        files = {name.replace("\ud800", ""): content for name, content in eve.items() if name.isprintable()}
        path = written(Path(folder) / "class.zip", _class(make, files))
        roster = {
            name: Person(
                name, name, "", lms_user_id="" if system in ("blackboard", "folders") else str(number)
            )
            for number, name in enumerate(CLASS, start=1)
        }
        outcome = _collect(path, roster=roster)
        _are_safe(outcome, Path(folder) / "submitted", roster)
        counted = outcome.files + outcome.passed_over + len(outcome.left_over) + outcome.refused_files
        assert counted >= 3 * len(SOLVED)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    content=st.one_of(
        st.binary(max_size=80),
        st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
        st.recursive(
            st.one_of(st.none(), st.integers(), st.text(max_size=8), st.just("2026-13-40 Z")),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from([":submitters", ":name", ":sid", ":created_at", "submission_1"]), inner
                )
            ),
        ).map(lambda value: json.dumps({"submission_1": value}).encode()),
    )
)
def test_any_metadata_is_read_or_refused_with_a_reason(content: bytes) -> None:
    """Protects the command from a list of submissions in any shape."""
    try:
        for said in read_metadata(content).values():
            assert said.received is None or said.received.tzinfo is not None
            assert all(owner.ids for owner in said.owners)
    except CollectError:
        pass


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    names=st.lists(st.tuples(st.binary(min_size=1, max_size=30), st.booleans()), min_size=1, max_size=4),
    encoding=st.sampled_from(["gbk", "shift_jis", "utf-8", "big5"]),
)
def test_names_in_any_bytes_are_names(names: list[tuple[bytes, bool]], encoding: str) -> None:
    """Protects the listing of a zip: whatever its names' bytes are, each member has one, and honest ones are read right."""
    members = []
    for raw, _ in names:
        member = zipfile.ZipInfo("x")
        member.orig_filename, member.flag_bits = raw.decode("cp437"), 0
        members.append(member)
    assert len(names_of_zip(members).names) == len(names)
    honest = "作业/张伟.py" if encoding != "shift_jis" else "課題/さとう.py"
    member = zipfile.ZipInfo("x")
    member.orig_filename, member.flag_bits = honest.encode(encoding, "ignore").decode("cp437"), 0
    if encoding in ("gbk", "utf-8", "shift_jis"):
        assert names_of_zip([member]).names == [honest]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cut=st.integers(0, 3000), noise=st.binary(min_size=1, max_size=8))
def test_damaged_members_refuse_their_own_hand_in(cut: int, noise: bytes) -> None:
    """Protects the class from bytes that the disk or the net changed in one member."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "class.zip", {**inside("ada/", SOLVED), **inside("zed/", SOLVED)})
        content = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            first = next(info for info in archive.infolist() if info.filename.startswith("zed/"))
            end = archive.start_dir
        place = first.header_offset + cut % (end - first.header_offset)
        content[place : place + len(noise)] = noise[: end - place]
        path.write_bytes(content)
        outcome = _collect(path)
        assert "ada" in outcome.taken
        assert _taken(Path(folder) / "submitted", "ada") == SOLVED
        assert "zed" in {*outcome.taken, *outcome.refused}


def test_the_ledger_reads_back_as_written(tmp_path: Path) -> None:
    """Protects times and notes from names with commas, quotes and other scripts."""
    path = written(
        tmp_path / "class.zip", {**inside('o\'neil, "j"/'.replace('"', ""), SOLVED), **inside("李 明/", OPEN)}
    )
    outcome = _collect(path, received=NOON)
    ledger = read_ledger(tmp_path / "submitted")
    assert ledger is not None
    assert {name for name, _ in ledger} == set(outcome.taken)
    with (tmp_path / "submitted" / LEDGER_FILE).open(newline="", encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 3
