"""The known mistakes of a step, and how each answers the hidden questions (see ``suite/naming.py``).

The catalogue is ``tests/submissions/<step>/<todo>/wrong.py``. Its files are asked the very questions that students are,
in the sandbox, each imported anew; the student's process never sees any of them. A TODO's known answers are computed
when its first failing submission turns up, and kept in the user's cache folder under a digest of all that they depend
on, so that other workers and later runs only read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec

from autograder.model.corpus import CorpusFile, corpus_files
from autograder.model.course import Step, Todo
from autograder.model.kept import keep, kept_path, read_kept
from autograder.model.wire import Answer, Call, pack
from autograder.sandbox.host import Budget, Child, ChildDied, Host
from autograder.suite.compare import behaviour_of
from autograder.suite.drivers import program_of
from autograder.suite.evaluate import TodoPlan, flaky_call
from autograder.suite.naming import Known, best_match, near_match

FORMAT = 3
# For one child that holds many catalogued files, one after the other.
CATALOGUE_BUDGET = Budget(cpu_seconds=60, wall_seconds=300.0, memory_mib=1024)


class Catalogue:
    """The known mistakes of a step, TODO by TODO, computed when they are first needed."""

    def __init__(
        self,
        step: Step,
        plans: Mapping[str, TodoPlan],
        files: Mapping[str, Sequence[CorpusFile]] | None = None,
        cache: Path | None = None,
    ) -> None:
        """``files`` are the wrong submissions by TODO id (default: the corpus); ``cache`` is a folder, None for none."""
        self._step = step
        self._plans = plans
        self._files = files
        self._cache = cache
        self._known: dict[str, list[Known]] = {}

    def name(self, zygote: Host, todo: Todo, answers: Sequence[Answer]) -> Known | None:
        """The known mistake that fits the answers to all calls of the TODO's plan, or that they look like; else None.

        Raises InfrastructureError.
        """
        plan = self._plans[todo.id]
        if len(answers) != len(plan.right):
            return None
        asked, right = behaviour_of(answers), behaviour_of(plan.right)
        flaky = flaky_call(plan, answers) is not None
        known = self.known(zygote, todo)
        found = best_match(known, asked, right, flaky)
        return found if found is not None or flaky else near_match(known, asked, right)

    def known(self, zygote: Host, todo: Todo) -> list[Known]:
        """The TODO's known mistakes: from memory, from the cache folder, or asked now. Raises InfrastructureError."""
        if todo.id not in self._known:
            self._known[todo.id] = self._kept_or_asked(zygote, todo)
        return self._known[todo.id]

    def _kept_or_asked(self, zygote: Host, todo: Todo) -> list[Known]:
        files = (
            self._files.get(todo.id, [])
            if self._files is not None
            else corpus_files(self._step, todo, "wrong")
        )
        variants = [variant for file in files for variant in file.variants()]
        plan = self._plans[todo.id]
        if self._cache is None or not variants:
            return ask_all(zygote, self._step, todo, plan, variants)
        path = kept_path("misconceptions", _digest(self._step, plan, variants), self._cache)
        kept = read_kept(path, list[Known])
        if kept is None:
            kept = ask_all(zygote, self._step, todo, plan, variants)
            keep(path, kept)
        return kept


def ask_all(zygote: Host, step: Step, todo: Todo, plan: TodoPlan, files: Sequence[CorpusFile]) -> list[Known]:
    """Ask each file all calls of the plan: many in one child, each imported anew. One that kills the child is left out;
    ``grade.py verify`` reports it. Raises InfrastructureError."""
    known: list[Known] = []
    waiting = list(files)
    while waiting:
        with zygote.child(step.id, CATALOGUE_BUDGET) as child, contextlib.suppress(ChildDied):
            while waiting:
                found = _ask(child, todo, plan, waiting.pop(0))
                if found is not None:
                    known.append(found)
    return known


def _ask(child: Child, todo: Todo, plan: TodoPlan, file: CorpusFile) -> Known | None:
    """How one file behaves; None when it can't be imported or answers every question rightly."""
    answers = _answers(child, todo, plan.calls, file)
    if answers is None:
        return None
    at_random = False
    if flaky_call(plan, answers) is not None:
        again = _answers(child, todo, plan.calls, file)
        at_random = again is None or behaviour_of(again) != behaviour_of(answers)
    return Known(file.misconception, file.explanation, behaviour_of(answers), at_random, file.name)


def _answers(child: Child, todo: Todo, calls: Sequence[Call], file: CorpusFile) -> list[Answer] | None:
    if child.load(todo.module, file.source) is not None:
        return None
    return child.ask(todo.id, [todo.module], calls)


def _digest(step: Step, plan: TodoPlan, files: Sequence[CorpusFile]) -> str:
    """sha256 of everything that the known answers depend on."""
    sha = hashlib.sha256(f"{FORMAT} {platform.python_version()} {platform.machine()}\n".encode())
    parts = [version("torch").encode(), version("numpy").encode(), pack(program_of(step))]
    parts += [pack(call) for call in plan.calls]
    for file in files:
        parts += [msgspec.json.encode([file.name, file.misconception, file.explanation]), file.source]
    for part in parts:
        sha.update(len(part).to_bytes(8, "little") + part)
    return sha.hexdigest()
