"""``make bench``: the class graded by nbgrader, by pytest, by a bare loop and by this grader, taking turns.

Nothing is written but to a temporary folder and the terminal. ``make bench BENCH="--help"`` lists the options.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import platform
import random
import shutil
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from autograder.model.course import Step, load_course
from autograder.model.paths import HIDDEN
from autograder.record.results import read_results
from autograder.suite.collect import test_file
from tests.bench import chain, nbgrader_course, training
from tests.bench.classes import write_class, write_hostile
from tests.bench.measure import BenchError, Cost, Memory, grade, load_of_others, median, python, run

OURS = "this grader"
FIRST_OPTIMIZER = "import torch; torch.optim.AdamW(torch.nn.Linear(2, 2).parameters()).step()"
START_STUDENTS = 30
PARTS = ("compare", "start", "cold", "jobs", "sizes", "hostile", "training", "chain")


class Bench:
    """A class for each step, one that has handed in every step, and the tools that grade them."""

    def __init__(self, scratch: Path, options: argparse.Namespace) -> None:
        self.scratch = scratch
        self.options = options
        steps = load_course().steps
        self.steps = [step for step in steps if step.id in options.steps] if options.steps else steps
        self.dice = random.Random(1)
        self.level = [] if options.sandbox is None else ["--sandbox", str(options.sandbox)]

    def _class(self, steps: Sequence[Step], students: int) -> tuple[Path, list[Path]]:
        """A class that has handed these steps in, and its submissions; written when it is first asked for."""
        folder = self.scratch / f"{students} students, {' '.join(step.id for step in steps)}"
        if not folder.exists():
            write_class(steps, folder, students)
        return folder, sorted(folder.glob("*/*"))

    # The tools: each grades some students of a step's class and returns what that cost, and how many they were.

    def ours(self, step: Step) -> tuple[Cost, int]:
        """The whole class, start and canaries included."""
        folder, homes = self._class([step], self.options.students)
        return self._graded(folder, len(homes), "--jobs", str(self.options.jobs)), len(homes)

    def nbgrader(self, step: Step) -> tuple[Cost, int]:
        """``nbgrader autograde``, some students a call; what there was before is removed, so that it grades again."""
        root = self.scratch / f"nbgrader {step.id}"
        if not root.exists():
            nbgrader_course.build(step, root)
            run(self._nbgrader("generate_assignment"), self._jupyter(), root)
        for made in ("submitted", "autograded"):
            shutil.rmtree(root / made, ignore_errors=True)
        chosen = self._some(step)
        nbgrader_course.hand_in(root, chosen)
        cost = run(self._nbgrader("autograde"), self._jupyter(), root)
        for score in nbgrader_course.scores(root):
            _demand(score == step.points, f"nbgrader gave {score} points for a right submission")
        return cost, len(chosen)

    def _nbgrader(self, command: str) -> list[str]:
        return python("-m", "nbgrader", command, nbgrader_course.ASSIGNMENT)

    def _jupyter(self) -> dict[str, str]:
        """A home of its own, and this Python's programs by name: nbgrader starts alembic."""
        home = self.scratch / "jupyter"
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
        folders = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        return {**folders, "IPYTHONDIR": str(home / "ipython"), "PATH": path}

    def pytest(self, step: Step) -> tuple[Cost, int]:
        """One pytest process per submission."""
        chosen = self._some(step)
        suite = ["-q", "-p", "no:cacheprovider", *(str(test_file(HIDDEN, step, todo)) for todo in step.todos)]
        costs = [run(python("-m", "pytest", *suite, "--submission", str(home))) for home in chosen]
        return Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs), ""), len(chosen)

    def loop(self, step: Step) -> tuple[Cost, int]:
        """A warm loop in one process, hypothesis for every submission, no isolation; its start is not counted."""
        chosen = self._some(step)
        printed = run(python("-m", "tests.bench.checks", step.id, *map(str, chosen))).output.split()
        return Cost(float(printed[-2]), float(printed[-1]), ""), len(chosen)

    def _some(self, step: Step) -> list[Path]:
        _, homes = self._class([step], self.options.students)
        return self.dice.sample(homes, min(self.options.slow_students, len(homes)))

    def _graded(self, submitted: Path, count: int, *more: str) -> Cost:
        out = self.scratch / "out"
        shutil.rmtree(out, ignore_errors=True)
        cost = run(grade(submitted, out, "--timings", *self.level, *more))
        results = read_results(out / "results.json")
        _demand(
            len(results.submissions) == count, f"{len(results.submissions)} verdicts for {count} submissions"
        )
        for verdict in results.submissions:
            _demand(verdict.score == verdict.max_score, f"{verdict.student} got {verdict.score}")
        _demand(results.sandbox.level >= 1, f"the sandbox was at level {results.sandbox.level}")
        # By its own account: the kernel's sums miss the zygotes at level 2, which bubblewrap does not wait for.
        return dataclasses.replace(cost, cpu=_stages(cost)["together"])

    # What is measured.

    def compare(self) -> None:
        """Step by step, all tools in turn, in random order, several times; medians and ratios within a round."""
        for step in self.steps:
            self._compare(step)

    def _compare(self, step: Step) -> None:
        tools: dict[str, Callable[[], tuple[Cost, int]]] = {
            OURS: partial(self.ours, step),
            "nbgrader autograde": partial(self.nbgrader, step),
            "pytest per submission": partial(self.pytest, step),
            "warm loop, no isolation": partial(self.loop, step),
        }
        rounds: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for number in range(1, self.options.rounds + 1):
            _say(
                f"round {number} of {self.options.rounds}; load of the machine before it: {load_of_others():.1f}"
            )
            for name in self.dice.sample(list(tools), len(tools)):
                cost, count = tools[name]()
                rounds[name].append((cost.wall / count, cost.cpu / count))
                _say(f"  {name:24} {cost.wall / count:8.3f} s a submission ({count} submissions)")
        _title(
            f"{step.id}: seconds a submission, medians of {self.options.rounds} rounds ({OURS}: {self.options.jobs} jobs)"
        )
        print(
            f"{'':24} {'wall':>8} {'CPU':>8} {'ours is … times as fast':>26} {'needs … times less CPU':>24}"
        )
        for name, costs in rounds.items():
            faster, lighter = (
                median([theirs[k] / ours[k] for theirs, ours in zip(costs, rounds[OURS], strict=True)])
                for k in (0, 1)
            )
            wall, cpu = (median([cost[k] for cost in costs]) for k in (0, 1))
            print(f"{name:24} {wall:8.3f} {cpu:8.3f} {faster:26.1f} {lighter:24.1f}")
        print(
            f"Ours: {1 / median([wall for wall, _ in rounds[OURS]]):.1f} submissions a second, its start included."
        )

    def start(self) -> None:
        """The first verdict on a class of 30, of each step and of all, beside what no grader can do without: importing
        torch and creating an optimizer. Caches are warm; one uncounted round makes them so.
        """
        _title(f"From command to first verdict, a class of {START_STUDENTS} ({self.options.jobs} jobs)")
        options = ["--timings", *self.level, "--jobs", str(self.options.jobs)]
        classes = {step.id: [step] for step in self.steps} | {f"{len(self.steps)} steps": self.steps}
        commands = {
            name: grade(self._class(steps, START_STUDENTS)[0], self.scratch / "out", *options)
            for name, steps in classes.items()
        }
        waited: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
        for number in range(self.options.rounds + 1):
            bare = run(python("-c", FIRST_OPTIMIZER))
            for name in self.dice.sample(list(commands), len(commands)):
                shutil.rmtree(self.scratch / "out", ignore_errors=True)
                cost = run(commands[name])
                if number:
                    first, used = _first_verdict(cost), _stages(cost)["start"]
                    waited[name].append((first, first / bare.wall, used / bare.cpu / self.options.jobs))
        for name, figures in waited.items():
            seconds, wall, cpu = (median(list(column)) for column in zip(*figures, strict=True))
            print(
                f"{name:16} {seconds:6.2f} s, {wall:.2f} times the bare start; CPU of a worker and its zygote {cpu:.2f} times"
            )

    def cold(self) -> None:
        """One student, all steps, from command to verdict, beside importing torch and creating an optimizer."""
        _title(f"One student, {len(self.steps)} steps, from command to verdict")
        folder, homes = self._class(self.steps, 1)
        pairs = []
        for _ in range(self.options.rounds):
            bare = run(python("-c", FIRST_OPTIMIZER))
            ours = self._graded(folder, len(homes), "--only", homes[0].parent.name)
            pairs.append((bare.wall, ours.wall))
        bare_wall, our_wall = (median([pair[k] for pair in pairs]) for k in (0, 1))
        ratio = median([ours / bare for bare, ours in pairs])
        print(
            f"bare torch with its first optimizer {bare_wall:.2f} s, graded {our_wall:.2f} s: {ratio:.2f} times"
        )

    def jobs(self) -> None:
        """The class that handed in every step with one worker, and with one per core."""
        folder, homes = self._class(self.steps, self.options.students)
        _title(f"Speed-up with --jobs ({len(homes)} submissions, start included)")
        walls = {}
        for jobs in sorted({1, self.options.jobs}):
            walls[jobs] = median(
                [self._graded(folder, len(homes), "--jobs", str(jobs)).wall for _ in range(2)]
            )
            print(f"--jobs {jobs}: {walls[jobs]:.1f} s, {walls[1] / walls[jobs]:.2f} times as fast as one")

    def sizes(self) -> None:
        """Classes of growing size, every step: cost per submission, where CPU time goes, memory."""
        _title("As the class grows")
        for students in self.options.sizes:
            folder, homes = self._class(self.steps, students)
            size = len(homes)
            memory = Memory()
            watcher = threading.Thread(target=memory.watch)
            watcher.start()
            try:
                cost = self._graded(folder, size, "--jobs", str(self.options.jobs))
            finally:
                memory.stop()
                watcher.join()
            shutil.rmtree(folder)
            print(
                f"{size:6} submissions: {cost.wall:8.1f} s, {1000 * cost.wall / size:7.1f} ms a submission; {memory.line()}"
            )
            each = ", ".join(f"{name} {1000 * spent / size:.1f}" for name, spent in _stages(cost).items())
            print(f"       CPU ms a submission: {each}")

    def hostile(self) -> None:
        """A class of which one in ten is as hostile as can be, beside an honest one of that size, step by step."""
        for step in self.steps:
            self._hostile(step)

    def _hostile(self, step: Step) -> None:
        count = self.options.hostile_students
        _title(f"{step.id}: a class of {count}, one in ten of them hostile ({self.options.jobs} jobs)")
        folder = self.scratch / f"attacked {step.id}"
        homes = write_class([step], folder, count)
        honest = self._graded(folder, count, "--jobs", str(self.options.jobs))
        write_hostile(step, homes[::10])
        out = self.scratch / f"attacked {step.id} out"
        attacked = run(
            grade(folder, out, "--timings", *self.level, "--jobs", str(self.options.jobs)),
        )
        for verdict in read_results(out / "results.json").submissions:
            is_hostile = any(home.parent.name == verdict.student for home in homes[::10])
            _demand(
                is_hostile or verdict.score == verdict.max_score, f"{verdict.student} got {verdict.score}"
            )
            _demand(not is_hostile or not verdict.score, f"{verdict.student} got {verdict.score}")
        each = (attacked.wall - honest.wall) * self.options.jobs / len(homes[::10])
        print(
            f"honest {honest.wall:.1f} s, attacked {attacked.wall:.1f} s: {attacked.wall / honest.wall:.2f} times; "
            f"a hostile one takes a worker {each:.1f} s"
        )

    def training(self) -> None:
        """The student's training run beside a plain loop; ``python -m tests.bench.training`` has more options."""
        _title("Training steps: 4 layers, 4 heads, 128 wide, block 64, batch 12")
        training.measure(rounds=15, steps=20, threads=os.cpu_count() or 1, names=training.CONTENDERS)

    def chain(self) -> None:
        """The six steps as one chain, by the solutions, in both languages."""
        _title("The chain, from raw text to the last model")
        chain.measure(self.scratch / "chain")


def _first_verdict(cost: Cost) -> float:
    """Seconds until there was one, from ``--timings``."""
    line = next(line for line in cost.output.splitlines() if line.startswith("first verdict after: "))
    return float(line.split()[-2])


def _stages(cost: Cost) -> dict[str, float]:
    """CPU seconds by stage, from ``--timings``."""
    line = next(line for line in cost.output.splitlines() if line.startswith("CPU seconds: "))
    parts = (part.rpartition(" ") for part in line.removeprefix("CPU seconds: ").split(", "))
    return {name: float(seconds) for name, _, seconds in parts}


def _demand(condition: bool, otherwise: str) -> None:
    if not condition:
        raise BenchError(otherwise)


def _say(text: str) -> None:
    print(text, flush=True)


def _title(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--students", type=int, default=1000, help="in the class that is compared on")
    parser.add_argument("--slow-students", type=int, default=4, help="that slower tools grade in a round")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--hostile-students", type=int, default=40, help="in the class that is attacked")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sandbox", type=int, choices=(1, 2), help="default: the highest that holds here")
    parser.add_argument("--steps", nargs="*", default=[], metavar="STEP", help="default: every step")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    versions = ", ".join(f"{name} {version(name)}" for name in ("torch", "hypothesis", "pytest", "nbgrader"))
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {versions}; one thread a process"
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        bench = Bench(Path(scratch), options)
        try:
            for part in options.parts:
                getattr(bench, part)()
        except BenchError as error:
            sys.exit(f"bench: {error}")


if __name__ == "__main__":
    main()
