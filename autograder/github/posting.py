"""Posts check runs one after the other: each once, none lost, whenever this is stopped and started again.

One commit and step has one check run of the App. Before a run is created, GitHub is asked whether it is there already:
an answer may have been lost, or this process killed, after the request arrived. Annotations can only be added, so it is
counted how many of them are there.

Limits by GitHub's “Rate limits for the REST API”: pause for Retry-After, else until X-RateLimit-Reset when nothing
remains, else a minute and longer each time; at least a second between requests that write.
"""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from autograder.github.accept import Accepted
from autograder.github.app import AppError, RemoteError, Run
from autograder.github.check_run import Annotation, CheckRun, check_run
from autograder.github.outbox import Begun, Outbox, Posted
from autograder.model.course import Course

ANNOTATIONS_A_REQUEST = 50
SECONDS_BETWEEN_WRITES = 1.0
TRIES = 6
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
SECONDARY_PAUSE = 60.0


class Remote(Protocol):
    """What is asked of GitHub (``app.App``)."""

    requests_left: int | None

    def find_runs(self, repository: str, sha: str, name: str) -> list[Run]: ...
    def create_run(self, repository: str, sha: str, body: dict[str, Any]) -> Run: ...
    def update_run(self, repository: str, run_id: int, body: dict[str, Any]) -> Run: ...


class OutOfPatience(Exception):
    """GitHub asks for a longer pause than there is time for; the rest is posted by the next run."""


@dataclass
class Clock:
    """Time, so that tests need none."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Posting:
    """What came of posting: the posts of this run, those that stood already, and who could not be posted, and why."""

    posted: list[Posted] = field(default_factory=list)
    standing: list[Posted] = field(default_factory=list)
    failed: list[tuple[Accepted, str]] = field(default_factory=list)
    left: int = 0
    stopped: str = ""


@dataclass
class Poster:
    """Posts to one GitHub. ``tell`` gets a line for people now and then."""

    course: Course
    remote: Remote
    outbox: Outbox
    clock: Clock = field(default_factory=Clock)
    patience_seconds: float = 3000.0
    seconds_between_writes: float = SECONDS_BETWEEN_WRITES
    tell: Callable[[str], None] = print
    _waited: float = 0.0
    _last_write: float = 0.0

    def post(self, items: Sequence[Accepted]) -> Posting:
        """Post all that isn't posted. Never raises for GitHub: what failed is in the outcome. Raises OSError."""
        outcome = Posting()
        due = [item for item in items if not self._stands(item, outcome)]
        if due:
            estimate = len(due) * self.seconds_between_writes
            self.tell(f"{len(due)} to post, at least {duration(estimate)}")
        began = self.clock.now()
        for number, item in enumerate(due):
            try:
                outcome.posted.append(self._post(item))
            except OutOfPatience as stop:
                outcome.left, outcome.stopped = len(due) - number, str(stop)
                break
            except (RemoteError, AppError) as error:
                outcome.failed.append((item, str(error)))
            self._progress(number + 1, len(due), began)
        return outcome

    def _stands(self, item: Accepted, outcome: Posting) -> bool:
        """Whether the outbox knows that exactly this is posted, and nothing was begun since."""
        target = (item.head.repository, item.head.sha, item.verdict.step)
        posted = self.outbox.posted(target)
        if posted is None or posted.key != item.key or self.outbox.begun(target) is not None:
            return False
        if posted.content != self._run(item).digest:
            return False
        outcome.standing.append(posted)
        return True

    def _run(self, item: Accepted) -> CheckRun:
        head = item.head
        taken = head.steps[item.verdict.step]
        return check_run(self.course, item.verdict, taken, head.sha, item.key, item.mark)

    def _progress(self, done: int, total: int, began: float) -> None:
        if done % 25 and done != total:
            return
        left = (self.clock.now() - began) / done * (total - done)
        budget = "" if self.remote.requests_left is None else f", {self.remote.requests_left} requests left"
        self.tell(f"{done} of {total} posted, about {duration(left)} to go{budget}")

    def _post(self, item: Accepted) -> Posted:
        """Bring one commit's check run up to date, then note that it is."""
        head, step = item.head, item.verdict.step
        run = self._run(item)
        before = self.outbox.posted((head.repository, head.sha, step))
        shown = [*(before.annotations if before else []), *map(_digest, run.annotations)]
        sent = self._repeating(lambda: self._send(item, run))
        posted = Posted(
            key=item.key,
            repository=head.repository,
            sha=head.sha,
            step=step,
            student=head.student,
            run_id=sent.id,
            score=item.verdict.score or 0.0,
            max_score=item.verdict.max_score,
            at=datetime.datetime.fromtimestamp(self.clock.now(), datetime.UTC).isoformat(timespec="seconds"),
            content=run.digest,
            annotations=list(dict.fromkeys(shown)),
            steps=sorted(head.steps),
            received=head.steps[step].received,
            days_late=item.mark.days_late if item.mark else 0,
            penalty=item.mark.penalty if item.mark else 0.0,
        )
        self.outbox.finish(posted)
        return posted

    def _send(self, item: Accepted, run: CheckRun) -> Run:
        """Find the run or create it, then add what is missing. Safe to repeat after any failure."""
        head = item.head
        before = self.outbox.posted((head.repository, head.sha, item.verdict.step))
        shown = set(before.annotations) if before else set()
        notes = [note for note in run.annotations if _digest(note) not in shown]
        found = self.remote.find_runs(head.repository, head.sha, run.name)
        if not found:
            self._begin(item, run, 0)
            first = notes[:ANNOTATIONS_A_REQUEST]
            self._pace()
            standing, sent = self.remote.create_run(head.repository, head.sha, run.body(first)), len(first)
        else:
            standing = found[0]
            outdated = standing.external_id != item.key or (
                before is not None and before.content != run.digest
            )
            there = standing.output.annotations_count
            earlier = self._begin(item, run, there if outdated else 0)
            sent = min(len(notes), max(0, there - earlier))
            if outdated and not sent:
                standing, sent = self._add(item, run, standing, notes, 0)
        while sent < len(notes):
            standing, sent = self._add(item, run, standing, notes, sent)
        return standing

    def _begin(self, item: Accepted, run: CheckRun, there: int) -> int:
        """How many annotations the run had before any of this was sent: ``there``, unless it was begun earlier."""
        head, step = item.head, item.verdict.step
        begun = self.outbox.begun((head.repository, head.sha, step))
        if begun is None or (begun.key, begun.content) != (item.key, run.digest):
            begun = Begun(item.key, head.repository, head.sha, step, run.digest, there)
            self.outbox.begin(begun)
        return begun.before

    def _add(
        self, item: Accepted, run: CheckRun, standing: Run, notes: list[Annotation], sent: int
    ) -> tuple[Run, int]:
        some = notes[sent : sent + ANNOTATIONS_A_REQUEST]
        self._pace()
        return self.remote.update_run(item.head.repository, standing.id, run.body(some)), sent + len(some)

    def _pace(self) -> None:
        rest = self._last_write + self.seconds_between_writes - self.clock.now()
        if rest > 0:
            self.clock.sleep(rest)
        self._last_write = self.clock.now()

    def _repeating(self, send: Callable[[], Run]) -> Run:
        """Repeat what may succeed later. Raises RemoteError for what can't, OutOfPatience for what takes too long."""
        failures = 0
        while True:
            try:
                return send()
            except RemoteError as error:
                limited = is_rate_limit(error)
                failures += 1
                if not limited and (failures >= TRIES or not _may_pass(error)):
                    raise
                pause = pause_after(error, failures, self.clock.now())
                if self._waited + pause > self.patience_seconds:
                    raise OutOfPatience(
                        f"GitHub asks for a pause of {duration(pause)}; run the same command again after that"
                    ) from error
                if pause >= SECONDARY_PAUSE:
                    self.tell(f"GitHub asks for a pause of {duration(pause)}: {error}")
                self._waited += pause
                self.clock.sleep(pause)


def is_rate_limit(error: RemoteError) -> bool:
    """Whether an answer means “later”, by its status and headers."""
    if error.status == 429:
        return True
    said = "retry-after" in error.headers or error.headers.get("x-ratelimit-remaining") == "0"
    return error.status == 403 and (said or "rate limit" in str(error).lower())


def pause_after(error: RemoteError, failures: int, now: float) -> float:
    """Seconds to wait before the next try. ``failures`` counts from 1."""
    after = error.headers.get("retry-after", "")
    if after.isdecimal():
        return float(after)
    reset = error.headers.get("x-ratelimit-reset", "")
    if error.headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal():
        return max(1.0, float(reset) - now + 1.0)
    longer = 2.0 ** (failures - 1)
    return SECONDARY_PAUSE * longer if is_rate_limit(error) else min(LONGEST_PAUSE, FIRST_PAUSE * longer)


def duration(seconds: float) -> str:
    """For people: 40 s, 17 min, 2.1 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _may_pass(error: RemoteError) -> bool:
    """Whether the same request may work later: no answer, or an error on GitHub's side."""
    return error.status in (0, 408) or error.status >= 500


def _digest(note: Annotation) -> str:
    text = f"{note.path}\n{note.start_line}\n{note.title}\n{note.message}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
