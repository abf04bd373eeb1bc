"""Every run first grades what it knows: the solution gets all points, the stubs none, a hostile file none.

Anything else means that the grader, the suite or the machine is not as it should be; then no student is graded. The
solution's run is also the one on which the suite's calls are recorded.
"""

from __future__ import annotations

from autograder.grading.grader import Grader, budget
from autograder.model.course import Step, Todo
from autograder.model.errors import InfrastructureError
from autograder.model.paths import SOLUTIONS
from autograder.model.stubs import stub_of
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import Check, Verdict
from autograder.sandbox.host import Child, ChildDied, Host
from autograder.sandbox.trial.selftest import HOSTILE_SOURCE, breaches
from autograder.suite.evaluate import ASKED_AGAIN, flaky_call, record
from autograder.suite.plan import read_files


class CanaryError(InfrastructureError):
    """A canary got another score than it must: no student may be graded by this grader on this machine."""


def record_on_solution(grader: Grader, step: Step) -> None:
    """Grade the solution live, TODO by TODO, while the suite's calls are recorded. Raises CanaryError."""
    for todo in step.everything:
        for check in record_plan(grader, step, todo):
            if not check.passed:
                raise CanaryError(f"the solution fails TODO {todo.id}, {check.name}: {check.message}")


def record_plan(grader: Grader, step: Step, todo: Todo) -> list[Check]:
    """The checks of the solution of one TODO; its plan then holds the calls. Raises CanaryError when it can't answer."""
    files = [todo] if todo.file else step.stubs
    names = [file.module for file in files]
    plan = grader.plans[todo.id]
    again = ASKED_AGAIN if todo.file else 0  # training takes longest, and its parts have been asked twice
    try:
        with grader.zygote.child(step.id, budget(grader.limits[todo.id])) as child:
            for file in files:
                load_solution(child, step, file)
            checks = record(plan, lambda call: child.ask(todo.id, names, [call])[0], again)
    except ChildDied as died:
        raise CanaryError(f"the solution of TODO {todo.id} did not survive its suite: {died}") from died
    if flaky_call(plan, plan.right) is not None:
        raise CanaryError(f"the solution of TODO {todo.id} answered the same question in two ways")
    return checks


def load_solution(child: Child, step: Step, todo: Todo) -> None:
    """Import the solution of a TODO. Raises CanaryError, ChildDied."""
    raised = child.load(todo.module, (SOLUTIONS / step.id / str(todo.file)).read_bytes())
    if raised is not None:
        raise CanaryError(f"the solution {todo.file} can't be imported: {raised.type} {raised.message}")


def check_canaries(grader: Grader, step: Step) -> None:
    """Grade the solution, the stubs and a hostile submission as students' are. Raises CanaryError."""
    solution = read_files(step, SOLUTIONS / step.id)
    stubs = {
        todo.file: stub_of(todo, solution[todo.file].decode("utf-8")).encode()
        for todo in step.stubs
        if todo.file
    }
    hostile = {name: HOSTILE_SOURCE.encode() for name in solution}
    expected = {"solution": (solution, step.points), "stubs": (stubs, 0.0), "hostile": (hostile, 0.0)}
    for name, (files, score) in expected.items():
        verdict = grader.grade(_submission(name, step, files), name_mistakes=False).verdict
        if verdict.score != score:
            raise CanaryError(
                f"the canary “{name}” got {verdict.score:g}, it must get {score:g}: {_why(verdict)}"
            )


def check_sandbox(zygote: Host) -> None:
    """Have the zygote's children attack what is around them. Raises CanaryError when its level doesn't hold."""
    broken = breaches(zygote) if zygote.level >= 1 else []
    if broken:
        raise CanaryError(f"the sandbox does not hold at level {zygote.level}: {', '.join(broken)}")


def _submission(name: str, step: Step, files: dict[str, bytes]) -> Submission:
    return Submission(
        f"canary {name}", step.id, {file: TakenFile(content=text) for file, text in files.items()}
    )


def _why(verdict: Verdict) -> str:
    return "; ".join(
        f"TODO {todo.id} {todo.status} {todo.score:g}/{todo.max_score:g}" for todo in verdict.todos
    )
