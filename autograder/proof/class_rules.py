"""Rules about the grader as a whole: submissions go through workers, and nobody's mistake or attack touches another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from autograder.model.corpus import CorpusFile, Kind, corpus_files
from autograder.model.course import Step
from autograder.model.paths import SOLUTIONS
from autograder.model.stubs import stub_of
from autograder.model.verdict import TodoVerdict, Verdict
from autograder.proof.classes import Files, graded, in_brief, lost
from autograder.proof.rules import Finding, Ruling, in_corpus, share
from autograder.suite.draw import Examples
from autograder.suite.plan import read_files

# Attacks that use up a whole limit of time, memory or processes, every time: they are left to --all.
SLOW_ATTACKS = {
    "endless_work", "uninterruptible_work", "swallowed_signals", "output_flood", "memory_exhaustion", "answer_bomb",
    "fork_bomb", "thread_bomb", "disk_exhaustion", "descriptor_exhaustion", "daemon", "exit_hooks", "process_exit",
    "state_between_runs",
}  # fmt: skip
# What a hostile file prints when it got through; tests/submissions/README.md.
BREACH = "PRETRAIN_BREACH"


@dataclass(frozen=True)
class Strides:
    """Of each kind of corpus file, every n-th is sent through workers."""

    right: int = 1
    wrong: int = 1
    hostile: int = 1


class ClassRules:
    """Grades one class of all that is to be tried, once, when the first rule asks for it."""

    def __init__(
        self,
        step: Step,
        level: int,
        examples: Examples,
        jobs: int,
        strides: Strides,
        tick: Callable[[int, int], None],
    ) -> None:
        """``tick`` is told how many of how many submissions are graded."""
        self.step = step
        self._run = (level, examples, jobs)
        self._strides = strides
        self._tick = tick
        self.solved = read_files(step, SOLUTIONS / step.id)
        self.stubs = {
            todo.file: stub_of(todo, self.solved[todo.file].decode("utf-8")).encode()
            for todo in step.stubs
            if todo.file
        }

    @cached_property
    def corpus(self) -> list[CorpusFile]:
        """The corpus files that are sent through workers."""
        return [file for kind in ("right", "wrong", "hostile") for file in self._sample(kind)]

    def _sample(self, kind: Kind) -> list[CorpusFile]:
        files = [file for todo in self.step.files for file in corpus_files(self.step, todo, kind)]
        every = getattr(self._strides, kind)
        if kind == "hostile" and every > 1:
            files = [file for file in files if file.attack not in SLOW_ATTACKS]
        return files[::every]

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """The whole class, graded."""
        class_: dict[str, Files] = {"solution": self.solved, "stubs": self.stubs}
        for todo in self.step.stubs:
            assert todo.file is not None
            class_[f"stub {todo.id}"] = self.solved | {todo.file: self.stubs[todo.file]}
            class_[f"only {todo.id}"] = self.stubs | {todo.file: self.solved[todo.file]}
        for file in self.corpus:
            assert file.todo.file is not None
            class_[file.label] = self.solved | {file.todo.file: file.source}
        level, examples, jobs = self._run
        done = 0

        def tick() -> None:
            nonlocal done
            done += 1
            self._tick(done, len(class_))

        return graded(self.step, level, examples, class_, jobs, tick)

    def _todo(self, name: str, todo: str) -> TodoVerdict:
        verdict = self.verdicts[name]
        return next(found for found in (*verdict.todos, *verdict.optional) if found.id == todo)

    def alone(self) -> Ruling:
        """A stub fails its own checks and no other; a solution passes its own whatever the others do."""
        findings = []
        for name in ("solution", "stubs"):
            verdict, score = self.verdicts[name], self.step.points if name == "solution" else 0.0
            if verdict.score != score:
                wrong = f"got {verdict.score:g} points: {'; '.join(map(in_brief, verdict.todos))}"
                findings.append(Finding(f"the {name}", wrong, f"it must get {score:g}"))
        for todo in self.step.stubs:
            where = f"{self.step.id}/{todo.file}"
            stub, only = self._todo(f"stub {todo.id}", todo.id), self._todo(f"only {todo.id}", todo.id)
            if stub.score or stub.status != "not_attempted":
                wrong = f"the stub is {in_brief(stub)}"
                findings.append(Finding(f"assignments/{where}", wrong, "a stub must be open"))
            if only.score != todo.points:
                wrong = f"beside stubs: {in_brief(only)}"
                findings.append(Finding(f"solutions/{where}", wrong, "mend the suite"))
            findings += self._neighbours(f"stub {todo.id}", todo.id, f"assignments/{where}")
        return Ruling(f"{len(self.step.stubs)} TODOs stand and fall alone", findings)

    def _neighbours(self, name: str, todo: str, file: str) -> list[Finding]:
        """Other TODOs that lost points through a file; they were all solved."""
        harmed = lost(self.verdicts[name], self.step, [todo])
        return [
            Finding(file, f"cost points elsewhere: {in_brief(other)}", "see autograder/grading/grader.py")
            for other in harmed
        ]

    def graded(self) -> Ruling:
        """Through workers: right files keep all points, wrong ones lose theirs and are named, neighbours keep theirs."""
        findings = []
        files = [file for file in self.corpus if file.kind != "hostile"]
        for file in files:
            found = self._todo(file.label, file.todo.id)
            if file.kind == "right" and (found.status != "passed" or found.misconception):
                wrong = f"is right: {in_brief(found)}, {found.misconception}"
                findings.append(in_corpus(file, wrong, "mend the suite"))
            if file.kind == "wrong" and found.status == "passed":
                findings.append(in_corpus(file, "is wrong and keeps all points", "mend the suite"))
            if file.kind == "wrong" and found.misconception != file.misconception:
                wrong = f"is {file.misconception}, named {found.misconception}"
                findings.append(in_corpus(file, wrong, "see verify --only named"))
            findings += self._neighbours(file.label, file.todo.id, f"tests/submissions/{file.label}")
        right = sum(file.kind == "right" for file in files)
        summary = f"{right} right and {len(files) - right} wrong submissions, and all their neighbours"
        return Ruling(summary, findings)

    def hostile(self) -> Ruling:
        """Attacks gain nothing and cost nobody else anything."""
        findings: list[Finding] = []
        files = [file for file in self.corpus if file.kind == "hostile"]
        for file in files:
            found = self._todo(file.label, file.todo.id)
            if found.score or found.status == "passed":
                findings.append(in_corpus(file, f"gained {found.score:g} points", "see autograder/sandbox/"))
            if BREACH in str(found):
                findings.append(in_corpus(file, "left its mark in the verdict", "see autograder/sandbox/"))
            findings += self._neighbours(file.label, file.todo.id, f"tests/submissions/{file.label}")
        broken = {finding.file for finding in findings}
        figure = share(len(files) - len(broken), len(files))
        summary = f"{figure} attacks gain nothing and disturb nobody"
        return Ruling(summary, findings, {"attacks held": figure})
