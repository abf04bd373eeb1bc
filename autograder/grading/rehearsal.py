"""The suite's calls are recorded on the solution: live the first time, from the user's cache folder afterwards.

What is kept are the calls that each test makes, and what the suite said to the answers of the canaries, under a digest
of all that grades. The solution is asked all the same, in the sandbox. Only when its answers are to the last bit those
that were found right does what is kept stand; then no test has to run, nor what tests import, before the first
submission comes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from autograder.grading.canaries import load_solution, record_on_solution
from autograder.grading.grader import Grader, Outcome, judged_key
from autograder.grading.misconceptions import CATALOGUE_BUDGET
from autograder.model.course import Course, Step
from autograder.model.digest import grader_digest
from autograder.model.kept import keep, kept_path, read_kept
from autograder.model.wire import PREFIX, Call, WireError, pack, unpack
from autograder.sandbox.host import ChildDied
from autograder.suite.draw import Examples
from autograder.suite.plan import suite_digest


class Recorded(msgspec.Struct, frozen=True):
    """The calls of one TODO's plan, each as a frame, and where those of each run of a test begin and end."""

    calls: list[bytes]
    spans: list[tuple[int, int]]


class Judged(msgspec.Struct, frozen=True):
    """What the suite said to answers of this digest."""

    todo: str
    answers: bytes
    outcome: Outcome


class Rehearsal(msgspec.Struct, frozen=True):
    """A step's recorded plans by TODO id, and the outcomes of its canaries."""

    plans: dict[str, Recorded]
    judged: list[Judged]


def rehearsal_path(course: Course, step: Step, examples: Examples) -> Path:
    """Where the rehearsal of a step is kept, under a digest of the suite, the grader and the solution."""
    sha = hashlib.sha256(f"{suite_digest(course, step, examples)} {grader_digest()}".encode())
    return kept_path("rehearsals", sha.hexdigest())


def rehearse(grader: Grader, step: Step, path: Path) -> bool:
    """Have the plans of a step hold its calls and the solution's answers; whether they had to be recorded anew.

    Raises CanaryError.
    """
    known: Rehearsal | None = read_kept(path, Rehearsal)
    if known is not None and _still_holds(grader, step, known):
        return False
    record_on_solution(grader, step)
    return True


def _still_holds(grader: Grader, step: Step, known: Rehearsal) -> bool:
    """Take up what was kept, and ask the solution: whether each of its answers was judged before, and passed."""
    outcomes = {(one.todo, one.answers): one.outcome for one in known.judged}
    try:
        for todo in step.everything:
            recorded, plan = known.plans[todo.id], grader.plans[todo.id]
            plan.recall([_call(frame) for frame in recorded.calls], [range(*span) for span in recorded.spans])
        with grader.zygote.child(step.id, CATALOGUE_BUDGET) as child:
            for todo in step.files:
                load_solution(child, step, todo)
            for todo in step.everything:
                modules = [file.module for file in ([todo] if todo.file else step.stubs)]
                plan = grader.plans[todo.id]
                plan.right = child.ask(todo.id, modules, plan.calls)
                outcome = outcomes.get(judged_key(todo, plan.right))
                if outcome is None or outcome.status != "passed":
                    return False
    except (KeyError, WireError, ChildDied):
        return False
    grader.judged.update(outcomes)
    return True


def keep_rehearsal(grader: Grader, step: Step, path: Path) -> None:
    """Keep what was recorded, with the outcomes so far: those of the canaries."""
    plans = {
        todo: Recorded([pack(call) for call in plan.calls], [(span.start, span.stop) for span in plan.spans])
        for todo, plan in grader.plans.items()
    }
    for todo in step.everything:  # live, the solution's answers came one by one
        grader.judge(todo, grader.plans[todo.id].right)
    keep(path, Rehearsal(plans, [Judged(*key, outcome) for key, outcome in grader.judged.items()]))


def _call(frame: bytes) -> Call:
    header, _ = PREFIX.unpack(frame[: PREFIX.size])
    return unpack(frame[PREFIX.size : PREFIX.size + header], frame[PREFIX.size + header :], Call)
