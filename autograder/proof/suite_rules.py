"""Rules about the suites, measured on the whole corpus: right answers pass, wrong ones don't, every test is needed."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from autograder.grading.asking import Examiner, Judged, Reply
from autograder.model.corpus import CorpusFile, Kind, corpus_files
from autograder.model.course import Todo
from autograder.model.paths import CORPUS, HIDDEN, PUBLIC
from autograder.model.verdict import Check
from autograder.proof.mutants import Equivalent, MutantsError, equivalents, equivalents_file, mutants
from autograder.proof.rules import Finding, Ruling, in_corpus, relative, share
from autograder.suite.collect import test_file
from autograder.suite.compare import behaviour_of, closeness, equal_but_for_rounding
from autograder.suite.draw import draw
from autograder.suite.evaluate import TodoPlan, flaky_call
from autograder.suite.naming import (
    Common,
    Known,
    as_file,
    best_match,
    common_file,
    common_of,
    near_match,
    read_common,
)
from autograder.suite.plan import plans_of

NAMED_AT_LEAST = 0.9
FALSE_AT_MOST = 0.05  # of a sample; over the whole catalogue it is 1.7 %, near synonyms all of them
RECORD = "kills.json"
RECORD_COMMAND = "python autograder/grade.py verify --record"
Kills = dict[str, list[str]]


class SuiteRules:
    """Asks each corpus file once and judges the suites by the answers. ``every`` thins the slow parts out."""

    def __init__(self, bench: Examiner, seeds: int, every: int, say: Callable[[str], None]) -> None:
        self.bench = bench
        self.step = bench.step
        self.seeds = seeds
        self.every = every
        self.say = say

    @cached_property
    def replies(self) -> dict[tuple[str, Kind], list[tuple[CorpusFile, Reply]]]:
        """What the right and the wrong files answer to the hidden suite."""
        kinds: tuple[Kind, ...] = ("right", "wrong")
        return {
            (todo.id, kind): self.asked(todo, self.bench.plans[todo.id], kind)
            for todo in self.step.files
            for kind in kinds
        }

    def asked(self, todo: Todo, plan: TodoPlan, kind: Kind, every: int = 1) -> list[tuple[CorpusFile, Reply]]:
        """Ask the corpus files of a TODO, or every n-th of them, a plan's calls."""
        self.say(f"asking TODO {todo.id}, {kind}")
        files = corpus_files(self.step, todo, kind)[::every]
        return list(zip(files, self.bench.ask(todo, plan, [file.source for file in files]), strict=True))

    def judged(self, todo: Todo, kind: Kind) -> list[tuple[CorpusFile, Judged]]:
        """What the hidden suite says to the corpus files."""
        plan = self.bench.plans[todo.id]
        return [(file, self.bench.judge(plan, reply)) for file, reply in self.replies[todo.id, kind]]

    def solution(self) -> Ruling:
        """The solution passes every hidden test of every TODO alone, and all of them together."""
        checks = self.bench.record(self.bench.plans)
        failed = self._failed_by_the_solution(checks)
        findings = [
            self._suite(todo, f"the solution fails {what}", "mend one of the two") for todo, what in failed
        ]
        return Ruling(f"passes {sum(map(len, checks.values()))} hidden tests", findings)

    def right(self) -> Ruling:
        """Every right answer passes every hidden test."""
        judged = [pair for todo in self.step.files for pair in self.judged(todo, "right")]
        findings = [
            in_corpus(file, f"is right and loses points: {_why(verdict)}", "mend the suite, not the file")
            for file, verdict in judged
            if not verdict.passes
        ]
        figure = share(len(judged) - len(findings), len(judged))
        return Ruling(f"{figure} keep all points", findings, {"right kept": figure})

    def wrong(self) -> Ruling:
        """Every wrong answer fails a hidden test."""
        judged = [pair for todo in self.step.files for pair in self.judged(todo, "wrong")]
        findings = [
            in_corpus(file, "is wrong and keeps all points", f"let {self._file(file.todo)} ask for it")
            for file, verdict in judged
            if verdict.passes
        ]
        figure = share(len(judged) - len(findings), len(judged))
        return Ruling(f"{figure} lose points", findings, {"wrong caught": figure})

    def named(self) -> Ruling:
        """Each wrong answer gets its own misconception's name, no right one gets any; and an unseen one is known, too.

        Unseen: all other files are catalogued, one that shares its misconception with another is left out.
        """
        findings, own, total, unseen, tried, compared, false = [], 0, 0, 0, 0, 0, 0
        for todo in self.step.files:
            known = self._known(todo)
            shared = Counter(file.misconception for file, _ in self.replies[todo.id, "wrong"])
            for number, (file, reply) in enumerate(self.replies[todo.id, "wrong"]):
                total += 1
                name = self._name(todo, known, reply)
                own += name == file.misconception
                if name != file.misconception:
                    wrong = f"is {file.misconception}, and is named {name}"
                    mend = "let the driver report what sets them apart, or give both the same id"
                    findings.append(in_corpus(file, wrong, mend))
                if number % self.every == 0:
                    compared += 1
                    strangers = [one for one in known if one.misconception != file.misconception]
                    false += self._looks_like(todo, strangers, reply)
                if shared[file.misconception] > 1:
                    tried += 1
                    others = [one for one in known if one.file != file.name]
                    unseen += self._name(todo, others, reply) == file.misconception
            findings += [
                in_corpus(file, f"is right, and is named {name}", "mend the wrong file of that id")
                for file, reply in self.replies[todo.id, "right"]
                if not self.bench.judge(self.bench.plans[todo.id], reply).passes
                and (name := self._name(todo, known, reply))
            ]
        if tried and unseen / tried < NAMED_AT_LEAST:
            wrong = f"of unseen mistakes only {share(unseen, tried)} are named"
            findings.append(Finding("tests/submissions", wrong, "catalogue more behaviours"))
        if false / max(1, compared) > FALSE_AT_MOST:
            wrong = f"{share(false, compared)} look like a misconception that isn't theirs, when their own is left out"
            findings.append(Finding("tests/submissions", wrong, "give near synonyms one id"))
        figures = {
            "named": share(own, total),
            "named unseen": share(unseen, tried),
            "false likeness": share(false, compared),
        }
        summary = (
            f"{figures['named']} named rightly; unseen: {figures['named unseen']}; a false likeness when all of a "
            f"misconception is left out: {figures['false likeness']}"
        )
        return Ruling(summary, findings, figures)

    def _known(self, todo: Todo, plan: TodoPlan | None = None) -> list[Known]:
        """The catalogue, variants included, as it answers a plan (default: the hidden suite's)."""
        plan = plan or self.bench.plans[todo.id]
        files = [variant for file, _ in self.replies[todo.id, "wrong"] for variant in file.variants()]
        replies = self.bench.ask(todo, plan, [file.source for file in files])
        answered = [
            (file, reply.answers)
            for file, reply in zip(files, replies, strict=True)
            if reply.answers is not None
        ]
        flaky = [file for file, answers in answered if flaky_call(plan, answers)]
        second = self.bench.ask(todo, plan, [file.source for file in flaky])
        again = {
            file.name: behaviour_of(reply.answers or []) for file, reply in zip(flaky, second, strict=True)
        }
        known = []
        for file, answers in answered:
            behaviour = behaviour_of(answers)
            at_random = again.get(file.name, behaviour) != behaviour
            known.append(Known(file.misconception, file.explanation, behaviour, at_random, file.name))
        return known

    def _name(self, todo: Todo, known: list[Known], reply: Reply) -> str | None:
        plan = self.bench.plans[todo.id]
        if reply.answers is None:
            return None
        flaky = flaky_call(plan, reply.answers) is not None
        asked, right = behaviour_of(reply.answers), behaviour_of(plan.right)
        match = best_match(known, asked, right, flaky)
        if match is None and not flaky:
            match = near_match(known, asked, right)
        return match.misconception if match else None

    def _looks_like(self, todo: Todo, known: list[Known], reply: Reply) -> bool:
        """Whether it gets a name by likeness alone."""
        plan = self.bench.plans[todo.id]
        if reply.answers is None or flaky_call(plan, reply.answers) is not None:
            return False
        asked, right = behaviour_of(reply.answers), behaviour_of(plan.right)
        return best_match(known, asked, right, False) is None and near_match(known, asked, right) is not None

    def needed(self) -> Ruling:
        """Every hidden test fails a wrong answer, and still fails all those that are on record."""
        findings, tests = [], 0
        record = self._record()
        for todo in self.step.files:
            kills: set[str] = set()
            for file, verdict in self.judged(todo, "wrong"):
                kills |= verdict.failed
                for name in sorted(set(record.get(_key(file), [])) - verdict.failed):
                    mend = f"mend the test; if the change is meant: {RECORD_COMMAND}"
                    findings.append(self._suite(todo, f"{name} no longer fails {file.label}", mend))
            names = [test.name for test in self.bench.plans[todo.id].tests]
            tests += len(names)
            findings += [
                self._suite(todo, f"{name} fails no wrong answer", "write one that it catches")
                for name in names
                if name not in kills
            ]
        if not record:
            findings.append(Finding(relative(self._record_file), "there is no record", RECORD_COMMAND))
        return Ruling(f"{tests} hidden tests each catch something, as on record", findings)

    @property
    def _record_file(self) -> Path:
        return CORPUS / self.step.id / RECORD

    def _record(self) -> Kills:
        path = self._record_file
        return msgspec.json.decode(path.read_bytes(), type=Kills) if path.is_file() else {}

    def record(self, seeds: int) -> int:
        """Write down which tests fail which wrong answers, whatever the seed; the number of pairs.

        Answers that change from one asking to the next are left out: which test fails them may be luck.
        """
        common: dict[str, set[str]] = {}
        for todo in self.step.files:
            judged = self.judged(todo, "wrong")
            common |= {_key(file): set(verdict.failed) for file, verdict in judged if not verdict.flaky}
        for seed in range(1, seeds):
            plans = self._drawn(seed)
            self.bench.record(plans)
            for todo in self.step.files:
                for file, reply in self.asked(todo, plans[todo.id], "wrong"):
                    if _key(file) in common:
                        common[_key(file)] &= self.bench.judge(plans[todo.id], reply).failed
        kills: Kills = {key: sorted(names) for key, names in sorted(common.items())}
        self._record_file.write_text(record_text(kills), encoding="utf-8")
        common_file(self.step).write_bytes(as_file(self._common(self.bench.public_plans())))
        return sum(map(len, kills.values()))

    def _drawn(self, seed: int) -> dict[str, TodoPlan]:
        """Plans with the examples of another seed, their tests in another order."""
        course = msgspec.structs.replace(self.bench.course, seed=self.bench.course.seed + seed)
        plans = plans_of(self.step, draw(course, self.step))
        for plan in plans.values():
            random.Random(seed).shuffle(plan.tests)
        return plans

    def public(self) -> Ruling:
        """Right answers pass the public tests, common mistakes don't; whoever fails one loses points in the hidden suite."""
        plans = self.bench.public_plans()
        findings, failing, common = [], 0, 0
        for todo in self.step.files:
            hidden = {file.label: verdict for file, verdict in self.judged(todo, "wrong")}
            for file, reply in self.asked(todo, plans[todo.id], "wrong"):
                public = self.bench.judge(plans[todo.id], reply)
                failing += not public.passes
                common += file.common
                if file.common and public.passes:
                    wrong = f"passes {file.label}, a common mistake ({file.misconception})"
                    mend = "show it by an example, or take `common` out of its text"
                    findings.append(Finding(self._file(todo, PUBLIC), wrong, mend))
                if not public.passes and hidden[file.label].passes:
                    wrong = f"{file.label} fails the public {_names(public)} and keeps all points"
                    findings.append(self._suite(todo, wrong, "ask the same in the hidden suite"))
            for file, reply in self.asked(todo, plans[todo.id], "right"):
                public = self.bench.judge(plans[todo.id], reply)
                if not public.passes:
                    wrong = f"{_names(public)} fails the right answer {file.label}"
                    findings.append(Finding(self._file(todo, PUBLIC), wrong, "mend the test"))
        findings += self._common_findings(plans)
        summary = f"{failing} wrong answers, all {common} common ones among them, fail a public test, and a hidden one"
        return Ruling(summary, findings)

    def _common(self, plans: Mapping[str, TodoPlan]) -> dict[str, Common]:
        """How the common mistakes answer the public tests, without those that another mistake answers alike."""
        found = {}
        for todo in self.step.files:
            plan = plans[todo.id]
            names = {
                variant.name
                for file, _ in self.replies[todo.id, "wrong"]
                if file.common
                for variant in file.variants()
            }
            known, right = self._known(todo, plan), behaviour_of(plan.right)
            common = [
                one for one in known if one.file in names and not one.at_random and one.behaviour != right
            ]
            told_apart = [
                one
                for one in common
                if not any(
                    other.misconception != one.misconception
                    and closeness(other.behaviour, one.behaviour, right)
                    for other in known
                )
            ]
            found[todo.id] = common_of(plan.calls, plan.right, told_apart)
        return found

    def _common_findings(self, plans: Mapping[str, TodoPlan]) -> list[Finding]:
        """Whether the file that students get still says how common mistakes answer; in a part of the proof, their texts."""
        on_record = read_common(self.step)
        wrong = {todo.id: [file for file, _ in self.replies[todo.id, "wrong"]] for todo in self.step.files}
        todos = [todo.id for todo in self.step.files if any(file.common for file in wrong[todo.id])]
        if self.every == 1:
            now = self._common(plans)
            stale = [todo for todo in todos if todo not in on_record or not _same(on_record[todo], now[todo])]
        else:
            stale = [
                todo
                for todo in todos
                if todo not in on_record
                or not {(one.misconception, one.explanation) for one in on_record[todo].known}
                <= {(file.misconception, file.explanation) for file in wrong[todo]}
            ]
        name = relative(common_file(self.step))
        return (
            [Finding(name, f"TODO {', '.join(stale)}: not as the corpus is", RECORD_COMMAND)] if stale else []
        )

    def stable(self) -> Ruling:
        """With other seeds and in random order: the solution and right answers pass, wrong ones don't."""
        findings = []
        for seed in range(1, self.seeds + 1):
            plans = self._drawn(seed)
            for todo, what in self._failed_by_the_solution(self.bench.record(plans)):
                findings.append(
                    self._suite(todo, f"seed + {seed}: the solution fails {what}", "mend the test")
                )
            for todo in self.step.files:
                plan = plans[todo.id]
                for file, reply in self.asked(todo, plan, "right", self.every):
                    verdict = self.bench.judge(plan, reply)
                    if not verdict.passes:
                        wrong = f"seed + {seed}: {_names(verdict)} fails the right answer {file.label}"
                        findings.append(self._suite(todo, wrong, "mend the test"))
                for file, reply in self.asked(todo, plan, "wrong", self.every):
                    if self.bench.judge(plan, reply).passes:
                        mend = "don't leave it to luck: ask for it in a test without draws"
                        findings.append(
                            self._suite(todo, f"seed + {seed}: {file.label} keeps all points", mend)
                        )
        return Ruling(f"{self.seeds} other seeds, tests in random order", findings)

    def mutants(self) -> Ruling:
        """Every mutant of a right answer is killed by the hidden suite, or listed as equivalent."""
        listing = relative(equivalents_file(self.step))
        try:
            listed = equivalents(self.step)
        except MutantsError as error:
            return Ruling("no list", [Finding(listing, str(error), "mend the list")])
        findings, total, killed, excused = [], 0, 0, 0
        allowed = {(one.todo, one.line): one for one in listed}
        used: set[Equivalent] = set()
        for todo in self.step.files:
            self.say(f"making mutants of TODO {todo.id}")
            made = mutants(self.step, todo)[:: self.every]
            plan = self.bench.plans[todo.id]
            for mutant, reply in zip(made, self.bench.ask(todo, plan, [m.source for m in made]), strict=True):
                total += 1
                excuse = allowed.get((mutant.todo, mutant.line))
                if not self.bench.judge(plan, reply).passes:
                    killed += 1
                elif excuse is not None:
                    excused += 1
                    used.add(excuse)
                else:
                    wrong = (
                        f"the mutant of {mutant.origin} “{mutant.line}” ({mutant.operator}) keeps all points"
                    )
                    findings.append(self._suite(todo, wrong, f"let a test catch it, or list it in {listing}"))
        if self.every == 1:
            unused = [one for one in listed if one not in used]
            findings += [
                Finding(listing, f"“{one.line}” is no surviving mutant", "take it out") for one in unused
            ]
        figure = f"{killed} of {total - excused}"
        return Ruling(f"{figure} killed, {excused} equivalent", findings, {"mutants killed": figure})

    def _failed_by_the_solution(self, checks: dict[str, list[Check]]) -> list[tuple[Todo, str]]:
        """Which TODO's solution fails which test, and how."""
        return [
            (todo, f"{check.name}: {check.message}")
            for todo in self.step.everything
            for check in checks[todo.id]
            if not check.passed
        ]

    def _file(self, todo: Todo, folder: Path = HIDDEN) -> str:
        return relative(test_file(folder, self.step, todo))

    def _suite(self, todo: Todo, wrong: str, mend: str) -> Finding:
        """A finding about the TODO's hidden suite."""
        return Finding(self._file(todo), wrong, mend)


def _same(one: Common, other: Common) -> bool:
    """Whether two records say the same: of the same mistakes, with the same answers but for rounding."""
    names = [
        [(known.file, known.misconception, known.explanation) for known in each.known]
        for each in (one, other)
    ]
    pairs = zip(one.known, other.known, strict=False)
    return names[0] == names[1] and all(equal_but_for_rounding(a.behaviour, b.behaviour) for a, b in pairs)


def record_text(kills: Kills) -> str:
    """The record as JSON with one line per wrong answer, so that a diff can be read."""
    lines = (f" {json.dumps(key)}: {json.dumps(names)}" for key, names in kills.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _key(file: CorpusFile) -> str:
    return f"{file.todo.module}/{file.name}"


def _names(verdict: Judged) -> str:
    return ", ".join(sorted(verdict.failed))


def _why(verdict: Judged) -> str:
    """Why an answer loses points."""
    return verdict.note or (
        "it answers a question in two ways" if verdict.flaky else f"fails {_names(verdict)}"
    )
