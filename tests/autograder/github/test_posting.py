"""Posting: one check run a commit, whatever fails, whenever it is killed."""

from __future__ import annotations

import os
import random
from pathlib import Path

import msgspec
import pytest

from autograder.github.app import App, RemoteError
from autograder.github.outbox import Outbox
from autograder.github.posting import Poster, Posting, is_rate_limit, pause_after
from autograder.model.course import Course
from tests.autograder.github.conftest import COURSE, FakeClock, accepted, failed_check, sha_of
from tests.autograder.github.fake import FakeGitHub, Fault


class Killed(BaseException):
    """Stands for SIGKILL: nothing handles it, what is synced stays."""


class Desk:
    """Posts as often as wanted, each time with a new process's memory."""

    def __init__(self, hub: FakeGitHub, folder: Path, clock: FakeClock) -> None:
        hub.any_commit = True
        self.hub, self.folder, self.clock = hub, folder, clock
        self.told: list[str] = []

    def post(self, *items: object, patience: float = 3000.0, course: Course = COURSE) -> Posting:
        outbox = Outbox(self.folder)
        try:
            poster = Poster(
                course, App(self.hub.environment()), outbox, self.clock, patience, tell=self.told.append
            )
            return poster.post(items)  # type: ignore[arg-type]
        finally:
            outbox.close()


@pytest.fixture
def desk(hub: FakeGitHub, tmp_path: Path, clock: FakeClock) -> Desk:
    """A new desk."""
    return Desk(hub, tmp_path / "state", clock)


def many_notes(count: int) -> dict:
    """Wrong TODO 2a with that many failing checks."""
    return {"2a": [failed_check(f"test_{number}", number=number) for number in range(count)]}


def test_a_score_is_posted_once_and_says_what_it_is(desk: Desk, hub: FakeGitHub) -> None:
    item = accepted("ada", {"2a": [failed_check()]})
    assert len(desk.post(item).posted) == 1
    again = desk.post(item)
    assert (again.posted, len(again.standing)) == ([], 1)
    (run,) = hub.runs
    assert (run["output"]["title"], run["conclusion"], run["external_id"]) == (
        "85 / 100",
        "neutral",
        item.key,
    )
    assert run["repository"] == "class/ada"
    assert hub.creations == 1
    assert hub.permissions == [{"checks": "write"}]


def test_only_full_marks_are_a_green_tick(desk: Desk, hub: FakeGitHub) -> None:
    desk.post(accepted("ada"))
    (run,) = hub.runs
    assert (run["output"]["title"], run["conclusion"]) == ("100 / 100", "success")


def test_a_regrade_updates_the_same_run_and_adds_only_new_notes(desk: Desk, hub: FakeGitHub) -> None:
    desk.post(accepted("ada", {"2a": [failed_check("test_one"), failed_check("test_two")]}))
    desk.post(accepted("ada", {"2a": [failed_check("test_two"), failed_check("test_three")]}, suite="c" * 64))
    (run,) = hub.runs
    titles = [note["title"] for note in run["annotations"]]
    assert titles == ["TODO 2a: test_one", "TODO 2a: test_two", "TODO 2a: test_three"]
    desk.post(accepted("ada", suite="d" * 64))
    assert (len(hub.runs), hub.runs[0]["output"]["title"]) == (1, "100 / 100")


def test_a_new_commit_gets_a_run_of_its_own(desk: Desk, hub: FakeGitHub) -> None:
    desk.post(accepted("ada"))
    desk.post(accepted("ada", commit=1))
    assert [run["head_sha"] for run in hub.runs] == [sha_of("ada"), sha_of("ada", 1)]


def test_annotations_go_fifty_a_request(desk: Desk, hub: FakeGitHub) -> None:
    desk.post(accepted("ada", many_notes(120)))
    assert hub.writes == ["POST class/ada", "PATCH class/ada", "PATCH class/ada"]
    assert len({note["title"] for note in hub.runs[0]["annotations"]}) == 120


def test_a_run_of_the_same_name_by_another_app_is_not_ours(desk: Desk, hub: FakeGitHub) -> None:
    """A student's workflow can make a run with our name and even our key: it must neither stop nor take the score."""
    item = accepted("mallory", {"2a": [failed_check()]})
    hub.add_foreign_run("class/mallory", sha_of("mallory"), "grade / step3_pretrain", item.key)
    desk.post(item)
    assert len(hub.runs_of(sha_of("mallory"))) == 1


@pytest.mark.parametrize("carried_out", [False, True])
@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_lost_answer_posts_nothing_twice(
    desk: Desk, hub: FakeGitHub, status: int, carried_out: bool
) -> None:
    hub.faults = [Fault(status, carried_out=carried_out), Fault(status, carried_out=carried_out)]
    assert len(desk.post(accepted("ada", many_notes(60))).posted) == 1
    assert hub.creations == 1
    assert len(hub.runs[0]["annotations"]) == 60


def test_a_secondary_limit_is_waited_for(desk: Desk, hub: FakeGitHub, clock: FakeClock) -> None:
    hub.faults = [Fault(403, {"Retry-After": "77"}, "You have exceeded a secondary rate limit")]
    assert len(desk.post(accepted("ada")).posted) == 1
    assert 77.0 in clock.slept
    assert any("pause of 77 s" in line for line in desk.told)


def test_an_exhausted_hour_is_waited_for_until_its_reset(
    desk: Desk, hub: FakeGitHub, clock: FakeClock
) -> None:
    reset = str(int(clock.time) + 600)
    hub.faults = [
        Fault(403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}, "API rate limit exceeded")
    ]
    desk.post(accepted("ada"))
    assert max(clock.slept) == pytest.approx(601)


def test_without_patience_the_rest_is_left_for_the_next_run(desk: Desk, hub: FakeGitHub) -> None:
    hub.faults = [Fault(429, {"Retry-After": "3600"})]
    first = desk.post(accepted("ada"), accepted("bob"), patience=60)
    assert (first.posted, first.left) == ([], 2)
    assert "run the same command again" in first.stopped
    assert len(desk.post(accepted("ada"), accepted("bob")).posted) == 2
    assert hub.creations == 2


def test_one_student_who_cannot_be_posted_stops_nobody_else(desk: Desk, hub: FakeGitHub) -> None:
    hub.any_commit = False
    hub.commits = {("class/bob", sha_of("bob"))}
    outcome = desk.post(accepted("ada"), accepted("bob"))
    assert [post.student for post in outcome.posted] == ["bob"]
    assert [(item.head.student, "No commit" in why) for item, why in outcome.failed] == [("ada", True)]


def test_a_repository_without_the_app_is_told_by_name(desk: Desk, hub: FakeGitHub) -> None:
    hub.installed = set()
    ((_, why),) = desk.post(accepted("ada")).failed
    assert "class/ada: the App is not installed there" in why


def test_a_class_is_posted_no_faster_than_one_a_second(desk: Desk, clock: FakeClock) -> None:
    began = clock.time
    desk.post(*(accepted(f"student{number}") for number in range(30)))
    assert clock.time - began >= 29
    assert desk.told[0] == "30 to post, at least 30 s"
    assert desk.told[-1].startswith("30 of 30 posted, about 0 s to go, 4711 requests left")


@pytest.mark.parametrize("seed", range(6))
def test_killed_anywhere_each_score_is_posted_once(
    desk: Desk, hub: FakeGitHub, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Killed at random points: before a request, after it arrived, before and in the middle of a line of the outbox.

    In half of the runs the outbox is lost as well, as on a machine that is thrown away.
    """
    dice = random.Random(seed)
    items = [accepted(f"student{number}", many_notes(dice.choice((1, 3, 70)))) for number in range(6)]
    real_write, real_update, real_create = os.write, App.update_run, App.create_run

    def maybe_killed() -> None:
        if dice.random() < 0.12:
            raise Killed

    def write(descriptor: int, data: bytes) -> int:
        if dice.random() < 0.06 and data.endswith(b"\n"):
            real_write(descriptor, data[: dice.randrange(len(data))])
            raise Killed
        return real_write(descriptor, data)

    def around(real):
        def call(self: App, *arguments: object) -> object:
            maybe_killed()
            answer = real(self, *arguments)
            maybe_killed()
            return answer

        return call

    monkeypatch.setattr("autograder.github.jsonl.os.write", write)
    monkeypatch.setattr(App, "create_run", around(real_create))
    monkeypatch.setattr(App, "update_run", around(real_update))
    kills = 0
    for _ in range(200):
        try:
            outcome = desk.post(*items)
        except Killed:
            kills += 1
            if seed % 2 and dice.random() < 0.5:
                (desk.folder / "outbox.jsonl").unlink(missing_ok=True)
            continue
        break
    else:
        pytest.fail("never came to an end")
    assert kills > 0
    assert len(outcome.posted) + len(outcome.standing) == len(items)
    assert hub.creations == len(items)
    for item in items:
        (run,) = hub.runs_of(item.head.sha)
        assert run["external_id"] == item.key
        notes = sum(len(todo.checks) for todo in item.verdict.todos)
        assert len(run["annotations"]) == len({note["title"] for note in run["annotations"]}) == notes


@pytest.mark.parametrize(
    ("error", "limited", "pause"),
    [
        (RemoteError(403, "You have exceeded a secondary rate limit", {}), True, 60.0),
        (RemoteError(403, "x", {"retry-after": "5"}), True, 5.0),
        (RemoteError(429, "x", {}), True, 60.0),
        (RemoteError(403, "Resource not accessible by integration", {}), False, 1.0),
        (RemoteError(502, "x", {}), False, 1.0),
        (RemoteError(502, "x", {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "200"}), False, 101.0),
    ],
)
def test_pauses(error: RemoteError, limited: bool, pause: float) -> None:
    assert is_rate_limit(error) is limited
    assert pause_after(error, 1, now=100.0) == pause


def test_other_feedback_on_the_same_verdict_updates_the_run(desk: Desk, hub: FakeGitHub) -> None:
    """After the deadline a course may tell more than before it: the key is the same, the text isn't."""
    item = accepted("ada", {"2a": [failed_check()]})
    told_less = COURSE.step("step3_pretrain").feedback.__class__(
        before_deadline="score", after_deadline="score"
    )
    steps = [msgspec.structs.replace(step, feedback=told_less) for step in COURSE.steps]
    desk.post(item, course=msgspec.structs.replace(COURSE, steps=steps))
    assert "test_any_step" not in str(hub.runs)
    desk.post(item)
    (run,) = hub.runs
    assert run["external_id"] == item.key
    assert "it should be 1" in run["output"]["text"]
    assert [note["title"] for note in run["annotations"]][-1] == "TODO 2a: test_any_step"
