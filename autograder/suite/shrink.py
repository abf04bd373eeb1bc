"""Has hypothesis look for the smallest counterexample of a property, by asking live, with a cap on the questions.

A failing property is first seen on examples that were drawn for everybody. The simplest that hypothesis can draw is
among them, so whoever fails on that one has the smallest counterexample already. For the others hypothesis searches and
shrinks, seeded, without a database and without the constants that it would harvest from whatever modules this process
happens to have imported: the same answers give the same counterexample.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from autograder.model.verdict import Check
from autograder.model.wire import Answer, Call
from autograder.suite.ask import Asker, Mismatch, Student, call_in_words
from autograder.suite.collect import HiddenTest
from autograder.suite.evaluate import TodoPlan, problem_of, simplicity

MOST_RUNS = 300


class _Enough(BaseException):
    """Ends the search. No Exception, so that hypothesis lets it through."""


def smallest_failure(plan: TodoPlan, test: HiddenTest, ask: Asker, seed: int) -> dict[str, Any] | None:
    """The arguments of the smallest run of a property that fails, None when none of ``MOST_RUNS`` does.

    When hypothesis comes to its end, that is its result, else the failing run that is quickest to read. Whatever ``ask``
    raises ends the search.
    """
    student = Student(ask, plan.templates)
    failing: list[tuple[Mismatch, dict[str, Any]]] = []
    runs = 0

    def body(**arguments: Any) -> None:
        nonlocal runs
        runs += 1
        if runs > MOST_RUNS:
            raise _Enough
        example = {
            name: value for name, value in arguments.items() if name not in ("student", *test.parameters)
        }
        problem = problem_of(test, example, student)
        if isinstance(problem, Mismatch):
            failing.append((problem, example))
            raise problem

    try:
        with _searching(test, body):
            _seeded(test, seed)(student=None, **test.parameters)
    except Mismatch:
        return failing[-1][1]  # hypothesis ends by showing what it found
    except _Enough:
        pass
    return min(failing, key=lambda found: simplicity(found[0]))[1] if failing else None


def fails_on_the_simplest(plan: TodoPlan, test: HiddenTest, check: Check) -> bool:
    """Whether the check's evidence is the simplest example that hypothesis can draw: there is none smaller.

    It is the first that is drawn, after those that the suite's author gives.
    """
    given = len(getattr(test.wrapped, "hypothesis_explicit_examples", ()))
    examples = plan.examples[test.name][given:]
    if not examples or check.evidence is None:
        return False
    asked: list[str] = []

    def note(call: Call) -> Answer:
        asked.append(call_in_words(plan.templates.get(call.function, ""), call.function, call.arguments))
        return Answer()

    problem_of(test, examples[0], Student(note, plan.templates))
    return check.evidence.call in asked


def _seeded(test: HiddenTest, seed: int) -> Any:
    import hypothesis

    return hypothesis.seed(seed)(test.wrapped)


@contextlib.contextmanager
def _searching(test: HiddenTest, body: Any) -> Iterator[None]:
    """Within this, the property runs ``body``, from scratch, and shrinks what fails."""
    import hypothesis
    from hypothesis.internal.conjecture import providers

    wrapped: Any = test.wrapped
    original, profile = wrapped.hypothesis.inner_test, wrapped._hypothesis_internal_use_settings
    harvest: Any = getattr(providers, "_get_local_constants", None)
    wrapped.hypothesis.inner_test = body
    wrapped._hypothesis_internal_use_settings = hypothesis.settings(
        profile,
        derandomize=False,
        database=None,
        max_examples=MOST_RUNS,
        report_multiple_bugs=False,
        verbosity=hypothesis.Verbosity.quiet,
        phases=[hypothesis.Phase.generate, hypothesis.Phase.shrink],
    )
    if harvest is not None:
        providers._get_local_constants = providers.Constants  # pyright: ignore
    try:
        yield
    finally:
        wrapped.hypothesis.inner_test = original
        wrapped._hypothesis_internal_use_settings = profile
        if harvest is not None:
            providers._get_local_constants = harvest
