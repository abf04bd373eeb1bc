"""Systematic mutants of the solutions, made by cosmic-ray: the suite has to kill each, or it is listed as equivalent.

A mutant is the solution with one operator, number or keyword of its answer changed. The list
``tests/mutants/<step>.toml`` holds the mutants that behave as the solution does, with one reason each.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import msgspec

from autograder.model.corpus import corpus_files
from autograder.model.course import Step, Todo
from autograder.model.errors import AuthorError
from autograder.model.paths import MUTANTS, ROOT, SOLUTIONS
from autograder.model.stubs import BEGIN, END


class MutantsError(AuthorError):
    """Mutants can't be made, or the list of equivalent ones is wrong; the message says why and what mends it."""


class Equivalent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mutant that no test can kill: the TODO, the changed line as it reads, and why it is as right as the solution."""

    todo: str
    line: str
    reason: str


class EquivalentMutants(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a step's list."""

    equivalent: list[Equivalent] = []


@dataclass(frozen=True)
class Mutant:
    """A changed solution: its whole source, and the line that was changed, without indentation."""

    todo: str
    origin: str
    source: bytes
    line: str
    operator: str


def equivalents_file(step: Step) -> Path:
    """Where the equivalent mutants of a step are listed."""
    return MUTANTS / f"{step.id}.toml"


def equivalents(step: Step) -> list[Equivalent]:
    """The step's equivalent mutants. Raises MutantsError."""
    path = equivalents_file(step)
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), EquivalentMutants)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise MutantsError(f"{path.relative_to(ROOT)}: {error}") from error
    return found.equivalent


def mutants(step: Step, todo: Todo) -> list[Mutant]:
    """All mutants of a TODO's solution, and of the right answers marked ``# mutated: yes``, each changed text once.

    Where the solution is little more than calls, right answers that do it by hand have the operators to
    change. Raises MutantsError when cosmic-ray is not installed.
    """
    assert todo.file is not None
    text = (SOLUTIONS / step.id / todo.file).read_text(encoding="utf-8")
    lines = text.splitlines()
    answer = range(_line_of(lines, BEGIN) + 1, _line_of(lines, END))
    found = list(_mutants(todo.id, "the solution", text, answer))
    for file in corpus_files(step, todo, "right"):
        if file.mutated:
            text = file.source.decode("utf-8")
            found += _mutants(todo.id, file.label, text, range(len(text.splitlines())))
    return list({mutant.source: mutant for mutant in found}.values())


def _mutants(todo: str, origin: str, text: str, answer: range) -> Iterator[Mutant]:
    """The mutants of one text whose first changed line is in ``answer``."""
    try:
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator, operator_names
    except ImportError as error:
        raise MutantsError("cosmic-ray is not installed; run: make setup") from error
    original = text.splitlines()
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments():  # needs settings of its own
            continue
        for occurrence in count():
            changed = mutate_code(text, operator(), occurrence)
            if changed is None:
                break
            lines = changed.splitlines()
            different = [n for n, line in enumerate(lines) if n >= len(original) or line != original[n]]
            if different and different[0] in answer:
                yield Mutant(todo, origin, changed.encode(), lines[different[0]].strip(), name)


def _line_of(lines: list[str], marker: str) -> int:
    return next(number for number, line in enumerate(lines) if line.strip() == marker)
