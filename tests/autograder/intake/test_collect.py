"""Collecting: what honest students hand in arrives whole; what is hostile is refused alone, and nothing leaves its place."""

from __future__ import annotations

import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import grade
from autograder.intake import git
from autograder.intake.archives import items_of_archive
from autograder.intake.collected import Deadline
from autograder.intake.downloads import collect_downloads
from autograder.intake.exchange import collect_exchange
from autograder.intake.git import Push, collect_git
from autograder.intake.ledger import read_received
from autograder.intake.placing import RefusedError, checked_path, checked_student
from autograder.intake.roster import Person
from autograder.intake.sources import FOLDERS
from autograder.intake.submissions import read_submission
from tests.autograder.conftest import COURSE, OPEN, SOLVED, STEP
from tests.autograder.processes import run

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EVENING = Deadline(NOON + timedelta(hours=6))


def _zip(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _taken(submitted: Path, student: str) -> dict[str, bytes]:
    """What intake reads of a collected submission."""
    submission = read_submission(submitted, student, STEP)
    return {name: file.content for name, file in submission.files.items() if file.content is not None}


# --- archives that lie, each made by one function; refused with these words


def _zip_with(name: str, content: bytes = b"x", mode: int = stat.S_IFREG | 0o644) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "eve.zip"
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = name
        entry.external_attr, entry.create_system = mode << 16, 3
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
        return path

    return make


def _tar_with(suffix: str = ".tar", **fields: object) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / f"eve{suffix}"
        with tarfile.open(path, "w:gz" if suffix.endswith("gz") else "w") as archive:
            entry = tarfile.TarInfo("todo1_dataset.py")
            for field, value in fields.items():
                setattr(entry, field, value)
            archive.addfile(entry, io.BytesIO(bytes(entry.size)))
        return path

    return make


def _many(folder: Path) -> Path:
    return _zip(folder / "eve.zip", {f"f{number}.py": b"" for number in range(900)})


def _twice(folder: Path) -> Path:
    return _zip(folder / "eve.zip", {"todo1_dataset.py": b"1", "TODO1_dataset.py": b"2"})


def _cut(folder: Path) -> Path:
    path = _zip(folder / "eve.zip", {"todo1_dataset.py": bytes(range(256)) * 40})
    path.write_bytes(path.read_bytes()[:-60])
    return path


def _tar_bomb(folder: Path) -> Path:
    path = folder / "eve.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        entry = tarfile.TarInfo("runs/skipped.pt")  # a name that isn't taken must be read past all the same
        entry.size = 300 << 20
        archive.addfile(entry, _Zeros(entry.size))
    return path


class _Zeros(io.RawIOBase):
    def __init__(self, size: int) -> None:
        self._left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        given = min(self._left, size if size >= 0 else self._left)
        self._left -= given
        return bytes(given)


HOSTILE = {
    "zip up": (_zip_with("../../../etc/cron.d/x"), "leads elsewhere"),
    "zip absolute": (_zip_with("/etc/passwd"), "leads elsewhere"),
    "zip drive": (_zip_with("C:\\windows\\x"), "odd name"),
    "zip backslashes": (_zip_with("..\\..\\x.py"), "odd name"),
    "zip link": (_zip_with("todo1_dataset.py", b"/etc/passwd", stat.S_IFLNK | 0o777), "a link or a device"),
    "zip device": (_zip_with("todo1_dataset.py", b"", stat.S_IFCHR | 0o666), "a link or a device"),
    "zip bomb": (_zip_with("todo1_dataset.py", bytes(10 << 20)), "beyond reason"),
    "zip large": (_zip_with("todo1_dataset.py", bytes(30 << 20)), "larger than 20 MiB"),
    "zip newline": (_zip_with("a\nb.py"), "odd name"),
    "zip direction": (_zip_with("a\u202eyp.b"), "odd name"),
    "zip option": (_zip_with("-rf"), "odd name"),
    "zip long": (_zip_with("x" * 255), "odd name"),
    "zip deep": (_zip_with("/".join("abcdefghij") + "/x.py"), "folders deep"),
    "zip many": (_many, "more than 500 files"),
    "zip twice": (_twice, "other letter case"),
    "zip cut": (_cut, "can't be read"),
    "tar up": (_tar_with(name="../up.py"), "leads elsewhere"),
    "tar link": (_tar_with(type=tarfile.SYMTYPE, linkname="/etc/passwd"), "a link or a device"),
    "tar hard link": (_tar_with(type=tarfile.LNKTYPE, linkname="/etc/passwd"), "a link or a device"),
    "tar device": (_tar_with(type=tarfile.BLKTYPE), "a link or a device"),
    "tar pipe": (_tar_with(type=tarfile.FIFOTYPE), "a link or a device"),
    "tar large": (_tar_with(".tar.gz", size=30 << 20), "larger than 20 MiB"),
    "tar bomb": (_tar_bomb, "beyond reason"),
    "tar none": (lambda folder: _zip(folder / "x.zip", {}).rename(folder / "eve.tar"), "can't be read"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_archives_are_refused_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    """Protects staff's machine from downloads, and the class from one student."""
    downloads, submitted = tmp_path / "downloads", tmp_path / "submitted"
    downloads.mkdir()
    make, reason = HOSTILE[name]
    make(downloads)
    _zip(downloads / "ada.zip", SOLVED)
    before = sorted(path for path in tmp_path.rglob("*") if submitted not in path.parents)
    outcome = collect_downloads(downloads, submitted, COURSE, STEP, received=NOON)
    assert outcome.taken == ["ada"]
    (said,) = outcome.refused.values()
    assert reason in said
    assert _taken(submitted, "ada") == SOLVED
    assert not _taken(submitted, "eve")
    assert not list(submitted.glob("*/.partial-*"))
    after = sorted(
        path for path in tmp_path.rglob("*") if submitted not in path.parents and path != submitted
    )
    assert after == before, "something was written elsewhere"
    assert not [path for path in submitted.rglob("*") if path.is_symlink()]


def test_what_honest_students_hand_in_is_found_wherever_it_lies(tmp_path: Path) -> None:
    """Protects whoever zips the folder, the folder's folder, with caches and weights, or from a Mac."""
    downloads, submitted = tmp_path / "downloads", tmp_path / "submitted"
    downloads.mkdir()
    junk = {"__MACOSX/._x": b"", "deep/runs/model.pt": b"weights", "deep/__pycache__/a.pyc": b""}
    nested = {f"deep/{STEP.id}/{name}": content for name, content in SOLVED.items()}
    _zip(downloads / "Ada Lovelace.zip", {**nested, **junk})
    _zip(downloads / "bo_2026-11-20-10-30-00.zip", OPEN)
    _zip(downloads / "bo_2026-11-20-11-30-00.zip", SOLVED)
    _zip(downloads / "cy.zip", OPEN)
    _zip(downloads / "cy-2.zip", SOLVED)
    with tarfile.open(downloads / "dee.tar.gz", "w:gz") as archive:
        for name, content in SOLVED.items():
            entry = tarfile.TarInfo(f"./homework/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    loose = downloads / "Eve Q"
    loose.mkdir()
    _zip(loose / "my work.zip", SOLVED)
    roster = {"ada": Person("ada", "Ada", "Lovelace"), "bo": Person("bo", "Bo", "Li")}
    outcome = collect_downloads(downloads, submitted, COURSE, STEP, roster=roster, received=NOON)
    assert (outcome.refused, outcome.left_over) == ({}, [])
    assert len(outcome.doubts) == 3, "three are on no roster"
    assert outcome.passed_over == 2, "the older attempts"
    assert sorted(outcome.taken) == ["Eve Q", "ada", "bo", "cy", "dee"]
    for student in outcome.taken:
        assert _taken(submitted, student) == SOLVED
    times = read_received(submitted)
    assert times["bo", STEP.id] == NOON, "a name that a student may have given tells no time of receipt"
    assert not list(submitted.rglob("*.pt"))


def test_a_student_can_bring_no_time_of_receipt(tmp_path: Path) -> None:
    """Protects the deadline: a timestamp.txt of the student's own counts for nothing."""
    downloads, submitted = tmp_path / "downloads", tmp_path / "submitted"
    downloads.mkdir()
    _zip(
        downloads / "ada.zip",
        {**SOLVED, "timestamp.txt": b"2020-01-01 00:00:00 UTC", "submission_secret.txt": b""},
    )
    collect_downloads(downloads, submitted, COURSE, STEP, received=NOON)
    assert read_received(submitted) == {("ada", STEP.id): NOON}
    assert len((submitted / "ada" / STEP.id / "submission_secret.txt").read_text()) == 128


def test_unknown_times_and_late_ones_are_said(tmp_path: Path) -> None:
    """Protects against silence: a download's time is no time of receipt."""
    downloads, plain = tmp_path / "downloads", tmp_path / "plain"
    downloads.mkdir()
    plain.mkdir()
    _zip(downloads / "Step 3_cy_attempt_2026-11-20-20-30-00_new.zip", SOLVED)
    _zip(downloads / "Step 3_dee_attempt_2026-11-20-10-30-00_new.zip", SOLVED)
    outcome = collect_downloads(downloads, tmp_path / "submitted", COURSE, STEP, deadline=EVENING)
    late = "Step 3_cy_attempt_2026-11-20-20-30-00_new.zip"
    assert "after the deadline" in outcome.refused[late]
    assert outcome.taken == ["dee"]
    _zip(plain / "fay.zip", SOLVED)
    outcome = collect_downloads(plain, tmp_path / "submitted", COURSE, STEP, deadline=EVENING)
    assert any("--received" in note for note in outcome.notes)
    assert ("fay", STEP.id) not in read_received(tmp_path / "submitted")
    extended = Deadline(EVENING.time, {"cy": Person("cy", extension_days=1)})
    outcome = collect_downloads(downloads, tmp_path / "submitted", COURSE, STEP, deadline=extended)
    assert "cy" in outcome.taken, "an extension of the roster moves the deadline"


def test_a_refused_hand_in_leaves_the_older_one(tmp_path: Path) -> None:
    """Protects what was collected before."""
    downloads, submitted = tmp_path / "downloads", tmp_path / "submitted"
    downloads.mkdir()
    _zip(downloads / "eve.zip", SOLVED)
    collect_downloads(downloads, submitted, COURSE, STEP, received=NOON)
    _cut(downloads)
    outcome = collect_downloads(downloads, submitted, COURSE, STEP, received=NOON)
    assert "eve.zip" in outcome.refused
    assert _taken(submitted, "eve") == SOLVED


@pytest.mark.parametrize(
    "name", ["", "..", ".hidden", "a/b", "-rf", "a\nb", "x" * 200, "a\u202eb", "~root", "a:b"]
)
def test_odd_student_names_are_refused(name: str) -> None:
    """Protects the folder of submissions."""
    with pytest.raises(RefusedError):
        checked_student(name)


def test_ordinary_names_are_taken() -> None:
    """Protects everyone else: names in any script, with spaces, dots and pluses."""
    for name in ("李 明", "o'neil.j", "a+b", "Nguyễn Văn", "x@y.org"):
        assert checked_student(name) == name
    assert str(checked_path("sub dir/数据.py")) == "sub dir/数据.py"
    assert checked_path("runs/x.png") is None
    stamp = FOLDERS.stamp("李明.tar.gz", UTC)
    assert stamp is not None
    assert stamp.key == "李明"


# --- nbgrader's exchange


def _inbox(root: Path, student: str, time: datetime, files: Mapping[str, bytes], step: str = STEP.id) -> Path:
    stamp = f"{time:%Y-%m-%d %H:%M:%S.%f} UTC"
    folder = root / COURSE.id / "inbound" / f"{student}+{step}+{stamp}+abc123"
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "timestamp.txt").write_text(stamp, encoding="ascii")
    (folder / "submission_secret.txt").write_text("secret", encoding="ascii")
    return folder


def test_the_exchange_s_newest_before_the_deadline_is_taken(tmp_path: Path) -> None:
    """Protects what counts: not the first, not the late one; links are refused; set-back times are said."""
    root, submitted = tmp_path / "exchange", tmp_path / "submitted"
    _inbox(root, "ada", NOON, OPEN)
    _inbox(root, "ada", NOON + timedelta(hours=1), SOLVED)
    _inbox(root, "ada", NOON + timedelta(hours=9), OPEN)
    _inbox(root, "a+b", NOON, SOLVED)
    _inbox(root, "bo", NOON, SOLVED, step="step2")
    (_inbox(root, "eve", NOON, SOLVED) / "notes").symlink_to("/etc")
    os.mkfifo(_inbox(root, "fay", NOON, SOLVED) / "pipe.py")
    outcome = collect_exchange(root, COURSE.id, submitted, STEP, deadline=EVENING)
    assert outcome.taken == ["a+b", "ada"]
    assert sorted(outcome.refused) == ["eve", "fay"]
    assert _taken(submitted, "ada") == SOLVED
    assert read_received(submitted)["ada", STEP.id] == NOON + timedelta(hours=1)
    assert (submitted / "ada" / STEP.id / "submission_secret.txt").read_text() == "secret"
    changed = datetime.fromtimestamp((root / COURSE.id).stat().st_ctime, UTC)
    set_back = changed - NOON > timedelta(minutes=10)
    assert bool(outcome.doubts) == set_back


# --- git


class Repo:
    """A student's repository on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, dated: datetime = NOON) -> str:
        """Run git as the student does."""
        who = {
            f"GIT_{role}_{field}": "x@y" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")
        }
        when = {f"GIT_{role}_DATE": dated.isoformat() for role in ("AUTHOR", "COMMITTER")}
        return run("git", *arguments, cwd=self.folder, environment={**who, **when}, ok=True).stdout.strip()

    def commit(self, files: Mapping[str, bytes], dated: datetime = NOON) -> str:
        """Write files, commit all; the commit's id."""
        for name, content in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(content)
        self.git("add", "-A")
        self.git("commit", "--quiet", "--allow-empty", "-m", "work", dated=dated)
        return self.git("rev-parse", "HEAD")


def _people(**repositories: Path | str) -> dict[str, Person]:
    return {name: Person(name, repository=str(where)) for name, where in repositories.items()}


def test_times_of_push_decide_and_commit_dates_are_never_silent(tmp_path: Path) -> None:
    """Protects the deadline from `git commit --date`: where pushes are known they count, elsewhere it is said."""
    repo, submitted = Repo(tmp_path / "ada"), tmp_path / "submitted"
    first = repo.commit({f"{STEP.id}/{name}": content for name, content in OPEN.items()})
    # Written long after the deadline, dated before it.
    second = repo.commit(
        {f"{STEP.id}/{name}": content for name, content in SOLVED.items()}, NOON + timedelta(hours=1)
    )
    people = _people(ada=repo.folder)
    pushes = {"ada": [Push(first, NOON), Push(second, NOON + timedelta(days=3))]}
    outcome = collect_git(people, submitted, COURSE, STEP, deadline=EVENING, pushes=pushes, allow_local=True)
    assert (outcome.taken, outcome.notes, outcome.refused) == (["ada"], [], {})
    assert _taken(submitted, "ada") == OPEN
    assert read_received(submitted)["ada", STEP.id] == NOON

    outcome = collect_git(people, submitted, COURSE, STEP, deadline=EVENING, allow_local=True)
    assert _taken(submitted, "ada") == SOLVED
    assert "no time of push" in outcome.notes[0]
    assert "commit dates" in outcome.notes[1]
    assert "ada" in outcome.notes[1]

    extended = Deadline(EVENING.time, {"ada": Person("ada", extension_days=4)})
    collect_git(people, submitted, COURSE, STEP, deadline=extended, pushes=pushes, allow_local=True)
    assert read_received(submitted)["ada", STEP.id] == NOON + timedelta(days=3)

    outcome = collect_git(people, submitted, COURSE, STEP, allow_local=True)
    assert "nothing is taken off" in outcome.notes[0]
    assert read_received(submitted) == {}, "the moment of collecting is no time of receipt"


def test_hostile_repositories_are_refused_and_run_nothing(tmp_path: Path) -> None:
    """Protects staff: links, submodules, filters, hooks, helpers and options in addresses do nothing here."""
    marker, submitted = tmp_path / "executed", tmp_path / "submitted"
    link = Repo(tmp_path / "link")
    (link.folder / "todo1_dataset.py").symlink_to("/etc/passwd")
    link.commit({"other.py": b""})
    module = Repo(tmp_path / "module")
    module.commit({"a.py": b""})
    module.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    module.git("commit", "--quiet", "-m", "sub")
    filters = Repo(tmp_path / "filters")
    filters.git("config", "filter.evil.smudge", f"touch {marker}")
    filters.git("config", "filter.evil.clean", "cat")
    (filters.folder / ".git" / "hooks").mkdir(exist_ok=True)
    for name in ("post-checkout", "post-merge", "reference-transaction", "upload-pack"):
        hook = filters.folder / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
        hook.chmod(0o755)
    filters.git("config", "uploadpack.packObjectsHook", f"touch {marker};")
    filters.commit({**SOLVED, ".gitattributes": b"* filter=evil\n"})
    marker.unlink(missing_ok=True)  # the student's own machine ran their hooks
    people = _people(
        link=link.folder,
        module=module.folder,
        filters=filters.folder,
        ext=f"ext::sh -c touch% {marker}",
        option=f"--upload-pack=touch {marker}",
        nowhere=tmp_path / "nowhere",
    )
    outcome = collect_git(people, submitted, COURSE, STEP, allow_local=True)
    assert not marker.exists()
    assert outcome.taken == ["filters"]
    assert _taken(submitted, "filters") == SOLVED
    assert sorted(outcome.refused) == ["ext", "link", "module", "nowhere", "option"]
    assert "a link or a submodule" in outcome.refused["link"]
    assert "a link or a submodule" in outcome.refused["module"]
    refused = collect_git(_people(filters=filters.folder), submitted, COURSE, STEP)
    assert "--allow-local" in refused.refused["filters"], (
        "folders of this machine are fetched only when staff say so"
    )


def test_half_a_repository_is_said_to_be_one(tmp_path: Path) -> None:
    """Protects whoever made a shallow or a partial clone, or pushed nothing: each is taken as far as it is there, or named."""
    whole, submitted = Repo(tmp_path / "whole"), tmp_path / "submitted"
    whole.commit(OPEN)
    whole.commit(SOLVED, NOON + timedelta(days=1))
    whole.git("config", "uploadpack.allowFilter", "true")
    Repo(tmp_path / "empty")
    for name, option in (("shallow", "--depth=1"), ("partial", "--filter=blob:none")):
        whole.git("clone", "--quiet", "--bare", option, f"file://{whole.folder}", str(tmp_path / name))
    people = _people(
        **{name: tmp_path / name for name in ("whole", "shallow", "partial", "empty", "nowhere")}
    )
    outcome = collect_git(people, submitted, COURSE, STEP, allow_local=True)
    assert outcome.taken == ["whole", "shallow"], outcome.refused
    assert _taken(submitted, "whole") == _taken(submitted, "shallow") == SOLVED
    assert "cloned from" in outcome.refused["partial"]
    assert "has no commit" in outcome.refused["empty"]
    assert "does not appear to be a git repository" in outcome.refused["nowhere"], "the line that says it"
    outcome = collect_git(people, submitted, COURSE, STEP, deadline=EVENING, allow_local=True)
    assert outcome.taken == ["whole"]
    assert "it is a shallow clone" in outcome.refused["shallow"]


def test_a_helper_of_git_that_lives_on_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects the class from a connection that hangs: with git ends all that it has started."""
    monkeypatch.setattr(git, "SECONDS", 1)
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nsleep 1000 &\nsleep 1000\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    outcome = collect_git(_people(ada="https://example.invalid/x"), tmp_path / "s", COURSE, STEP)
    assert outcome.refused == {"ada": "git init took more than 1 s"}


def test_the_command_goes_on_and_says_whom_it_refused(tmp_path: Path) -> None:
    """Protects the way staff see it: counts, reasons, an exit code for scripts."""
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    _zip(downloads / "ada.zip", SOLVED)
    _zip_with("../up")(downloads)
    runner = CliRunner()
    stepless = ["collect", str(tmp_path / "submitted"), "--from-archives", str(downloads)]
    unsaid = runner.invoke(grade.main, stepless)
    assert unsaid.exit_code == 2, "of several steps one has to be named"
    assert STEP.id in unsaid.output
    where = [*stepless[1:], "--step", STEP.id]
    done = runner.invoke(grade.main, ["collect", *where, "--received", "2026-11-20T20:00+08:00"])
    assert done.exit_code == 1
    assert f"submissions in {tmp_path / 'submitted'}: 1" in done.output
    assert "a notebook was missing" in done.output
    assert (tmp_path / "submitted" / "ada" / STEP.id / "tutorial.ipynb").is_file()
    assert "refused: eve.zip: ../up: a path that leads elsewhere" in done.output.replace("eve.zip!/", "")
    assert f"students: 1, files taken: {len(SOLVED)}, passed over: 0, left over: 1" in done.output
    assert read_received(tmp_path / "submitted") == {("ada", STEP.id): NOON}
    for wrong in (["--received", "noon"], ["--deadline", "2026-11-20T20:00"], ["--step", "step99"]):
        done = runner.invoke(grade.main, ["collect", *where, *wrong])
        assert done.exit_code == 2
    assert runner.invoke(grade.main, ["collect", str(tmp_path)]).exit_code == 2


def test_archives_are_read_alike(tmp_path: Path) -> None:
    """Protects students of both formats: the same files give the same items."""
    zipped = _zip(tmp_path / "a.zip", SOLVED)
    with tarfile.open(tmp_path / "a.tar.xz", "w:xz") as archive:
        for name, content in SOLVED.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    assert list(items_of_archive(zipped)) == list(items_of_archive(tmp_path / "a.tar.xz"))
