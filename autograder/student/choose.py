"""Which step is meant, and what a mistyped word may have been meant for."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

from autograder.model.course import Course, Step
from autograder.model.paths import ASSIGNMENTS

CLOSE = 0.5  # of difflib's ratio: "hnt" is near "hint", "2c" near "2b"


class UnknownStep(Exception):
    """No step has this name. ``known`` are the names there are."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


class NothingToSolve(Exception):
    """The step has no TODO (yet). ``readme`` is the page about it, None when there is none."""

    def __init__(self, name: str, readme: Path | None) -> None:
        super().__init__(name)
        self.name, self.readme = name, readme


def choose_step(
    course: Course,
    name: str | None,
    here: Path,
    assignments: Path = ASSIGNMENTS,
    is_done: Callable[[Step], bool] = lambda step: False,
) -> Step:
    """The step of that name; without a name the one whose folder ``here`` lies in, else the first that isn't done.

    A name may be short: the part before the first "_", or the number in that. Raises UnknownStep, NothingToSolve.
    """
    steps = {step.id: step for step in course.steps}
    if name is None:
        inside = [step for step in course.steps if here.is_relative_to(assignments / step.id)]
        begun = [step for step in course.steps if not is_done(step)]
        return next(step for step in [*inside, *begun, *course.steps] if step.todos)
    folders = [path.name for path in sorted(assignments.glob("step*")) if path.is_dir()]
    known = list(dict.fromkeys([*steps, *folders]))
    matching = [each for each in known if _means(name.lower(), each)]
    if len(matching) != 1:
        raise UnknownStep(name, known)
    step = steps.get(matching[0])
    if step is None or not step.todos:
        readme = assignments / matching[0] / "README.md"
        raise NothingToSolve(matching[0], readme if readme.is_file() else None)
    return step


def _means(name: str, step_id: str) -> bool:
    """Whether a step's name, its beginning up to "_", or the number in that says which step is meant."""
    beginning = step_id.partition("_")[0]
    return name in (step_id, beginning, beginning.removeprefix("step"))


def near(word: str, known: Iterable[str]) -> list[str]:
    """The known words that may have been meant, the likeliest first; at most three."""
    return difflib.get_close_matches(word.lower(), list(known), n=3, cutoff=CLOSE)
