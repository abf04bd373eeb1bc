"""The time that counts: GitHub's at the push, or ours at first sight; never what a commit says of itself."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from autograder.github.accept import Delivery
from autograder.github.app import App
from autograder.github.outbox import Outbox
from autograder.github.plan import Options, make_plan
from autograder.github.plan_file import Plan
from autograder.github.posting import Poster
from autograder.github.received import ReceivedLog, with_marks
from autograder.github.summary import plan_summary, publish_summary, scores_csv
from autograder.intake.receipt import parse_timestamp
from autograder.model.course import Late
from tests.autograder.conftest import COURSE, OPEN, SOLVED, STEP
from tests.autograder.github.class_on_disk import Remotes, git
from tests.autograder.github.conftest import FakeClock, accepted, failed_check
from tests.autograder.github.fake import FakeGitHub

STUB_FILES = {todo.file: SOLVED[todo.file] for todo in STEP.stubs if todo.file}
DUE = datetime(2026, 11, 20, 12, tzinfo=UTC)
STRICT = msgspec.structs.replace(COURSE, late={STEP.id: Late(DUE, penalty_per_day=0.1)})
REPOSITORY = "class/hw-ada"


class Desk:
    """Plans as often as wanted, with what earlier plans knew."""

    def __init__(self, hub: FakeGitHub | None, folder: Path) -> None:
        self.hub, self.folder, self.remotes = hub, folder, Remotes(folder / "remotes")
        self.count = 0

    def plan(self, line: str = f"ada,{REPOSITORY},2") -> Plan:
        self.count += 1
        self.out = self.folder / f"plan{self.count}"
        roster = self.folder / "roster.csv"
        roster.write_text(f"student,repository,extension_days\n{line}\n", encoding="utf-8")
        environment = {"GITHUB_SERVER_URL": self.remotes.address}
        environment |= self.hub.environment() if self.hub else {}
        log = ReceivedLog(self.folder / "state")
        try:
            made = make_plan(COURSE, Options(self.out, roster, environment=environment), None, log)
            log.note(made.heads)
            return made
        finally:
            log.close()

    def time(self, made: Plan) -> tuple[datetime, str]:
        taken = made.heads[0].steps[STEP.id]
        assert taken.received is not None
        assert taken.received_by is not None
        return taken.received, taken.received_by


@pytest.fixture
def desk(hub: FakeGitHub, tmp_path: Path) -> Desk:
    """A class whose pushes GitHub has recorded."""
    return Desk(hub, tmp_path)


def test_the_time_of_the_push_counts_and_a_commits_own_date_does_not(desk: Desk, hub: FakeGitHub) -> None:
    sha = _push_backdated(desk.remotes)
    hub.pushes[REPOSITORY] = [(sha, "2026-11-20T13:00:00Z"), ("0" * 40, "2026-11-01T00:00:00Z")]
    made = desk.plan()
    assert desk.time(made) == (datetime(2026, 11, 20, 13, tzinfo=UTC), "push")
    stamp = desk.out / "submitted" / "ada" / STEP.id / "timestamp.txt"
    assert parse_timestamp(stamp.read_bytes(), stamp) == datetime(2026, 11, 20, 13, tzinfo=UTC)
    assert made.heads[0].extension_days == 2


def test_without_a_time_of_the_push_the_first_sight_counts_and_staff_are_told(tmp_path: Path) -> None:
    desk = Desk(None, tmp_path)
    _push_backdated(desk.remotes)
    began = datetime.now(UTC).replace(microsecond=0)
    made = desk.plan()
    time, by = desk.time(made)
    assert by == "seen"
    assert time >= began
    assert "**no time of the push** for 1 submissions" in plan_summary(made)


def test_files_that_stay_as_they_were_keep_their_time(desk: Desk, hub: FakeGitHub) -> None:
    """Protects who has handed in: the next step's commits don't make the last step late."""
    first = desk.remotes.push(REPOSITORY, STUB_FILES)
    hub.pushes[REPOSITORY] = [(first, "2026-11-19T00:00:00Z")]
    desk.plan()
    (desk.remotes.work(REPOSITORY) / "notes.md").write_text("more")
    second = desk.remotes.commit(REPOSITORY)
    hub.pushes[REPOSITORY].append((second, "2026-11-30T00:00:00Z"))
    assert desk.time(desk.plan())[0] == datetime(2026, 11, 19, tzinfo=UTC)
    third = desk.remotes.push(REPOSITORY, OPEN)
    hub.pushes[REPOSITORY].append((third, "2026-12-01T00:00:00Z"))
    assert desk.time(desk.plan())[0] == datetime(2026, 12, 1, tzinfo=UTC)


def test_a_github_that_does_not_answer_costs_no_plan(desk: Desk, hub: FakeGitHub) -> None:
    desk.remotes.push(REPOSITORY, STUB_FILES)  # and GitHub lists no push of it
    assert desk.time(desk.plan())[1] == "seen"
    hub.installed.clear()
    made = desk.plan()
    assert (made.heads, len(made.problems)) == ([], 1)


def test_the_earliest_time_stands(tmp_path: Path) -> None:
    head = accepted("ada").head
    taken = msgspec.structs.replace(head.steps[STEP.id], received=DUE, received_by="seen")
    earlier = msgspec.structs.replace(taken, received=DUE - timedelta(days=1), received_by="push")
    for found in (taken, earlier, taken):
        log = ReceivedLog(tmp_path)
        log.note([msgspec.structs.replace(head, steps={STEP.id: found})])
        log.close()
    log = ReceivedLog(tmp_path)
    known = log.find(head.repository, STEP.id, taken.submission)
    log.close()
    assert known is not None
    assert (known.time, known.by) == (DUE - timedelta(days=1), "push")
    assert len((tmp_path / "received.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("late", "extension", "penalty", "counts"),
    [
        (timedelta(0), 0.0, 0.0, 85.0),
        (timedelta(hours=1), 0.0, 10.0, 75.0),
        (timedelta(hours=25), 0.0, 20.0, 65.0),
        (timedelta(hours=25), 1.0, 10.0, 75.0),
        (timedelta(hours=25), 2.0, 0.0, 85.0),
    ],
)
def test_what_being_late_costs_is_said_everywhere_and_the_raw_score_stays(
    hub: FakeGitHub,
    tmp_path: Path,
    clock: FakeClock,
    late: timedelta,
    extension: float,
    penalty: float,
    counts: float,
) -> None:
    hub.any_commit = True
    item = accepted("ada", {"2a": [failed_check()]})
    taken = msgspec.structs.replace(item.head.steps[STEP.id], received=DUE + late, received_by="push")
    head = msgspec.structs.replace(item.head, steps={STEP.id: taken}, extension_days=extension)
    outbox, app = Outbox(tmp_path / "state"), App(hub.environment())
    outcome = Poster(STRICT, app, outbox, clock, tell=lambda _: None).post(
        with_marks(STRICT, [replace(item, head=head)])
    )
    outbox.close()
    (run,) = hub.runs
    assert run["output"]["title"] == "85 / 100"
    summary = run["output"]["summary"]
    assert f"{DUE + late:%Y-%m-%d %H:%M:%S} UTC" in summary
    assert ("That takes off" in summary) == ("计入成绩的是" in summary) == (penalty > 0)
    assert (f"**{counts:g}** count" in summary) == (penalty > 0)
    (row,) = csv.DictReader(io.StringIO(scores_csv(outcome.posted).decode("utf-8")))
    assert (row["score"], row["penalty"], row["counts"]) == ("85", f"{penalty:g}", f"{counts:g}")
    plan = Plan(COURSE.id, "now", 1, [head])
    staff = publish_summary(plan, Delivery(), outcome, "https://example.org")
    assert (f"85 / 100 (−{penalty:g}" in staff) == (penalty > 0)


def test_every_token_is_taken_back(desk: Desk, hub: FakeGitHub) -> None:
    desk.remotes.push(REPOSITORY, STUB_FILES)
    desk.plan()
    assert len(hub.issued) >= 2  # one for git, one to ask for times
    assert hub.revoked == hub.issued
    app = App(hub.environment())
    app.find_runs(REPOSITORY, "0" * 40, "grade")
    assert hub.revoked < hub.issued
    app.close()
    assert hub.revoked == hub.issued


def test_a_token_that_is_not_taken_back_stops_nothing(hub: FakeGitHub) -> None:
    app = App(hub.environment())
    app.find_runs(REPOSITORY, "0" * 40, "grade")
    hub.revoked |= hub.issued  # GitHub refuses it from here on
    app.close()


def _push_backdated(remotes: Remotes) -> str:
    """A push of a commit that claims to be of last year."""
    sha = remotes.push(REPOSITORY, STUB_FILES)
    work = remotes.work(REPOSITORY)
    dates = {"GIT_AUTHOR_DATE": "2025-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2025-01-01T00:00:00Z"}
    git(work, "commit", "--quiet", "--amend", "--no-edit", **dates)
    git(work, "push", "--quiet", "--force", "origin", "HEAD:main")
    newest = git(work, "rev-parse", "HEAD")
    assert newest != sha
    return newest
