"""Sends submissions through workers, exactly as ``grade.py run`` does, and hands back their verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from autograder.classroom.pool import Pool
from autograder.grading.jobs import Done, Job, Prepare
from autograder.model.course import Step
from autograder.model.errors import InfrastructureError
from autograder.model.submission import Submission, TakenFile
from autograder.model.verdict import TodoVerdict, Verdict
from autograder.suite.draw import Examples

Files = Mapping[str, bytes]
Tick = Callable[[], None]


def graded(
    step: Step, level: int, examples: Examples, submissions: Mapping[str, Files], jobs: int, tick: Tick
) -> dict[str, Verdict]:
    """The verdicts on submissions given by name, in any number of workers. ``tick`` is called after each.

    Raises InfrastructureError when a submission has no verdict: then nothing is proven.
    """
    if not submissions:
        return {}
    verdicts: dict[str, Verdict] = {}
    with Pool([step.id], level) as pool:
        pool.start(max(1, min(jobs, len(submissions))))
        pool.prepare(Prepare(step.id, examples))
        for batch in pool.grade(_jobs(step, submissions)):
            for job, outcome in batch:
                if not isinstance(outcome, Done):
                    raise InfrastructureError(f"{job.submission.student} has no verdict: {outcome.reason}")
                verdicts[job.submission.student] = outcome.verdict
                tick()
    return verdicts


def _jobs(step: Step, submissions: Mapping[str, Files]) -> Iterator[Job]:
    for name, files in submissions.items():
        taken = {file: TakenFile(content=content) for file, content in files.items()}
        yield Job(Submission(name, step.id, taken))


def lost(verdict: Verdict, step: Step, but: Sequence[str]) -> list[TodoVerdict]:
    """The TODOs that lost points, ``but`` some by id; the check of all files together, which follows the others, is never
    among them.
    """
    alone = {todo.id for todo in step.todos if todo.file} - set(but)
    return [todo for todo in verdict.todos if todo.score < todo.max_score and todo.id in alone]


def in_brief(todo: TodoVerdict) -> str:
    """A TODO's outcome in a few words, for a finding."""
    failed = ", ".join(check.name for check in todo.checks if not check.passed)
    return f"TODO {todo.id} {todo.status} {todo.score:g}/{todo.max_score:g}" + (
        f" ({failed})" if failed else ""
    )
