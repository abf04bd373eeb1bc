"""How fast the student's training run is, beside a plain loop: `python -m tests.bench.training`, a part of `make bench`.

Each contender is a process of its own, started as its user would start it; they train in turn, some steps each, and only one
works at a time. Ratios are taken within a round, so that a machine that gets slower in between hurts all alike. Run it
while the machine has nothing else to do: threads that wait for each other suffer from every other program, and the plain
loop more than this one, which would flatter this one.

What is measured of this course's run are its steps (batches, the six TODOs, the bookkeeping after each step), without
the lines of progress and the measuring of held-out loss in them: the plain loop has neither.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from autograder.model.paths import ROOT
from tests.bench.measure import BenchError, load_of_others

SOLUTIONS = ROOT / "solutions" / "step3_pretrain"
TEXT = ROOT / "data" / "stories_en.txt"
SHAPE = {"block_size": 64, "batch_size": 12, "n_layer": 4, "n_head": 4, "n_embd": 128}
PLAIN, OURS = "plain loop", "this course's"
CONTENDERS = (PLAIN, "plain loop, fused AdamW", OURS, "plain loop, compiled", f"{OURS} --compile")
WARM_UP_STEPS = 10


class Contender:
    """A process that trains when it is told to."""

    def __init__(self, name: str, threads: int, scratch: Path) -> None:
        self.name = name
        self.costs: list[tuple[float, float]] = []  # wall and CPU seconds a step
        # The compiler's cache doesn't look at which attention was asked for: shared, one contender gets another's code.
        own_cache = scratch / "compiled" / str(CONTENDERS.index(name))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.training", "--contender", name, str(threads), str(scratch)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "TORCHINDUCTOR_CACHE_DIR": str(own_cache)},
        )

    def train(self, steps: int) -> tuple[float, float]:
        """Wall and CPU seconds a step. Raises BenchError when it has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{steps}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise BenchError(f"{self.name} has ended by itself")
        wall, cpu = map(float, line.split())
        return wall / steps, cpu / steps

    def close(self) -> float:
        """End it; the loss that it came to."""
        said, _ = self.process.communicate("0\n")
        return float(said)


def measure(rounds: int, steps: int, threads: int, names: Sequence[str]) -> None:
    """Let the contenders train in turn, in random order, and print what came of it."""
    with tempfile.TemporaryDirectory(prefix="bench-training-") as scratch:
        contenders = [Contender(name, threads, Path(scratch)) for name in names]
        try:
            for contender in contenders:
                contender.train(WARM_UP_STEPS)
            print(
                f"{threads} threads, {rounds} rounds of {steps} steps; load before: {load_of_others():.1f}",
                flush=True,
            )
            dice = random.Random(1)
            for _ in range(rounds):
                for contender in dice.sample(contenders, len(contenders)):
                    contender.train(1)  # wakes its threads
                    contender.costs.append(contender.train(steps))
            losses = [contender.close() for contender in contenders]
        finally:
            for contender in contenders:
                contender.process.kill()
    _table(contenders, losses)


def _table(contenders: Sequence[Contender], losses: Sequence[float]) -> None:
    characters = SHAPE["batch_size"] * SHAPE["block_size"]
    print(f"{'':58}times as fast as the plain loop")
    print(
        f"{'':26}{'ms a step':>11}{'CPU ms':>8}{'chars/s':>10}{'median':>10}{'quartiles':>15}{'by best':>9}"
        f"{'by CPU':>8}{'loss':>8}"
    )
    for contender, loss in zip(contenders, losses, strict=True):
        wall, cpu = (median(cost[k] for cost in contender.costs) for k in (0, 1))
        ratios, cpu_ratios = (
            sorted(p[k] / c[k] for p, c in zip(contenders[0].costs, contender.costs, strict=True))
            for k in (0, 1)
        )
        quartiles = f"{ratios[len(ratios) // 4]:.3f}-{ratios[3 * len(ratios) // 4]:.3f}"
        best = min(contenders[0].costs)[0] / min(contender.costs)[0]
        print(
            f"{contender.name:26}{1000 * wall:>11.1f}{1000 * cpu:>8.1f}{characters / wall:>10,.0f}"
            f"{median(ratios):>10.3f}{quartiles:>15}{best:>9.3f}{median(cpu_ratios):>8.3f}{loss:>8.3f}"
        )


# ---- in a contender's process


def contend(name: str, threads: int, scratch: Path) -> None:
    """Train as many steps as each line of standard input says, print what they cost; at 0 print the loss and end."""
    sys.path.insert(0, str(SOLUTIONS))
    make = _ours if name.startswith(OURS) else _plain
    with contextlib.redirect_stdout(sys.stderr):
        trained = make(scratch, threads, name.endswith(("compile", "compiled")), "fused" in name)
    for line in sys.stdin:
        if (steps := int(line)) == 0:
            print(_loss(trained), flush=True)
            return
        wall, cpu = time.perf_counter(), time.process_time()
        trained.train(steps)
        print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)


@dataclass(frozen=True)
class Trained:
    """A model in training: `train` takes so many steps."""

    train: Callable[[int], None]
    model: Any
    held_out: Any


def _loss(trained: Trained) -> float:
    """On text that it wasn't trained on: shows that the steps were real."""
    report, torch = _given("kit.report"), _given("torch")
    return report.model_loss(trained.model, trained.held_out, torch.device("cpu"), max_windows=32)


def _given(module: str) -> Any:
    """A module of the student's folder, which is on the path of a contender only."""
    return importlib.import_module(module)


def _plain(scratch: Path, threads: int, is_compiled: bool, fused: bool) -> Trained:
    import numpy as np
    import torch

    from tests.bench.plain_loop import PlainLoop

    torch.set_num_threads(threads)
    data, gpt = _given("data_exercise"), _given("gpt_model")
    text = data.read_text(TEXT)
    vocabulary = data.Vocabulary.from_text(text)
    training, held_out = map(vocabulary.encode, data.split_text(text))
    path = scratch / f"{os.getpid()}.bin"
    path.write_bytes(training.numpy().astype(np.uint16).tobytes())
    torch.manual_seed(1)
    model = gpt.GPT(gpt.GPTConfig(len(vocabulary), **{k: v for k, v in SHAPE.items() if k != "batch_size"}))
    trained_model: Any = torch.compile(model) if is_compiled else model
    return Trained(PlainLoop(trained_model, path, fused).train, model, held_out)


def _ours(scratch: Path, threads: int, is_compiled: bool, fused: bool) -> Trained:
    _given("kit.start").let_threads_wait_shortly()
    import torch

    torch.set_num_threads(threads)
    program = _given("train_exercise")
    settings = program.Settings(
        **SHAPE, data=str(TEXT), learning_rate=1e-3, log_interval=10**9, compile=is_compiled
    )
    task = program.Pretraining(settings)
    session = _given("kit.session").Session(program.PROGRAM, task, _given("kit.interrupts").Interrupts())
    session.folder = scratch  # for the checkpoint at an epoch's end
    batches, train = task.batches.from_step(0, settings.epochs), task.trainer(session.on_step)

    def go(steps: int) -> None:
        train(itertools.islice(batches, steps), session.next_step)

    return Trained(go, task.model, task.corpus.held_out)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, or (from `measure`) contend."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.training", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--steps", type=int, default=20, help="in a round")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-compile", action="store_true", help="leave the compiled ones out")
    parser.add_argument("--contender", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.contender:
        name, threads, scratch = options.contender
        return contend(name, int(threads), Path(scratch))
    names = [name for name in CONTENDERS if not (options.no_compile and "compile" in name)]
    return measure(options.rounds, options.steps, options.threads, names)


if __name__ == "__main__":
    main()
