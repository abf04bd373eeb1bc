"""What changed between two runs: whose score, in which TODO, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from autograder.model.clean import plain
from autograder.model.verdict import TodoVerdict, Verdict
from autograder.record.database import Name
from autograder.record.results import Head
from autograder.record.runs import Run


@dataclass(frozen=True)
class Change:
    """One submission that stands differently. ``before`` or ``after`` is None where there was no score.

    ``reasons`` say why it can be so at all; ``details`` what is different, by TODO.
    """

    student: str
    step: str
    before: float | None
    after: float | None
    reasons: list[str]
    details: list[tuple[str, str]]

    @property
    def difference(self) -> float | None:
        """Points won or lost; None when one of the two scores isn't there."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass
class Comparison:
    """Two runs beside each other."""

    before_at: str
    after_at: str
    changes: list[Change] = field(default_factory=list)
    came: list[Name] = field(default_factory=list)
    went: list[Name] = field(default_factory=list)
    unchanged: int = 0
    suites: list[str] = field(default_factory=list)
    grader_changed: bool = False

    @property
    def ranked(self) -> list[Change]:
        """The changes, the largest differences first; those without a score before or now in front of all."""

        def size(change: Change) -> float:
            return float("inf") if change.difference is None else abs(change.difference)

        return sorted(self.changes, key=lambda change: (-size(change), change.student, change.step))


class Comparing:
    """Compares an older run of the same course with the verdicts of a newer one, given one after the other."""

    def __init__(self, before: Run, head: Head, same: Collection[Name] = ()) -> None:
        """``same`` are those that stand as they did: they need not be looked at."""
        old = before.head
        self._before, self._head, self._same = before, head, same
        self._known = set(before.names)
        self._found = Comparison(old.graded_at, head.graded_at, grader_changed=old.grader != head.grader)
        self._found.suites = sorted(
            step for step, digest in head.suite.items() if old.suite.get(step, digest) != digest
        )

    def add(self, verdict: Verdict) -> None:
        """Look at one verdict of the newer run."""
        name = (verdict.student, verdict.step)
        if name not in self._known:
            self._found.came.append(name)
            return
        self._known.discard(name)
        if name in self._same:
            self._found.unchanged += 1
            return
        was = self._before.find(name)
        if was.score == verdict.score and _points(was) == _points(verdict):
            self._found.unchanged += 1
            return
        reasons = _reasons(was, verdict, self._before.head, self._head)
        self._found.changes.append(Change(*name, was.score, verdict.score, reasons, _details(was, verdict)))

    def finished(self) -> Comparison:
        """What changed, now that all were given."""
        self._found.went = sorted(self._known)
        return self._found


def _points(verdict: Verdict) -> dict[str, tuple[str, float]]:
    """The status and the score of each TODO."""
    return {todo.id: (todo.status, todo.score) for todo in verdict.todos}


def _reasons(was: Verdict, stands: Verdict, before: Head, after: Head) -> list[str]:
    """Everything that a score depends on and that is different now."""
    reasons = []
    if was.score is None:
        reasons.append("the machine failed last time; now it could be graded")
    if stands.score is None:
        reasons.append("the machine failed this time; this is not the student's fault")
    if was.submission != stands.submission:
        reasons.append("other files were handed in")
    if before.suite.get(was.step) != after.suite.get(was.step):
        reasons.append("the suite (checks, points, seed, limits or given files) changed")
    if before.grader != after.grader:
        reasons.append("the grader or its libraries changed")
    if was.sandbox_level != stands.sandbox_level:
        reasons.append(f"sandbox level {was.sandbox_level} became {stands.sandbox_level}")
    return reasons or [
        "nothing that a score depends on has changed: the code uses chance or the clock, was close to a limit, or "
        "someone has interfered; grade it again with --only and --regrade"
    ]


def _details(was: Verdict, stands: Verdict) -> list[tuple[str, str]]:
    """What is different, by TODO."""
    before, after = ({todo.id: todo for todo in verdict.todos} for verdict in (was, stands))
    details: list[tuple[str, str]] = []
    for name in {**before, **after}:
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            details.append((name, "new" if old is None else "no longer graded"))
        elif _standing(old) != _standing(new):
            details.append((name, _todo_details(old, new)))
    return details


def _standing(todo: TodoVerdict) -> tuple[float, str, str | None, set[str]]:
    return todo.score, todo.status, todo.misconception, _failing(todo)


def _failing(todo: TodoVerdict) -> set[str]:
    return {check.name for check in todo.checks if not check.passed}


def _todo_details(old: TodoVerdict, new: TodoVerdict) -> str:
    points = f"{old.score:g} → {new.score:g}" if old.score != new.score else f"{new.score:g} as before"
    text = points
    if old.status != new.status:
        text += f", {old.status} → {new.status}"
    failed, fails = _failing(old), _failing(new)
    for verb, checks in (("now passes", failed - fails), ("now fails", fails - failed)):
        if checks and "passed" not in (old.status, new.status):  # else it is all that were failing
            text += f"; {verb}: {', '.join(sorted(checks))}"
    if old.misconception != new.misconception and new.misconception is not None:
        text += f"; mistake: {plain(new.misconception, 100)}"
    return text
