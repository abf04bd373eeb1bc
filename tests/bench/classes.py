"""Classes to measure with: right submissions, made of the corpus's different right answers, given files beside them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from autograder.model.corpus import corpus_files
from autograder.model.course import Step
from autograder.model.paths import SOLUTIONS

SEED = 5


def write_class(steps: Sequence[Step], folder: Path, count: int) -> list[Path]:
    """Write the work of ``count`` students on these steps below ``folder``; its folders, step by step, in order."""
    dice = random.Random(SEED)
    homes = []
    for step in steps:
        given = {name: SOLUTIONS / step.id / name for name in step.given if name.endswith(".py")}
        right = {todo.file or "": list(corpus_files(step, todo, "right")) for todo in step.stubs}
        for number in range(count):
            home = folder / f"student{number:05}" / step.id
            home.mkdir(parents=True)
            for name, files in right.items():
                (home / name).write_bytes(dice.choice(files).source)
            for name, path in given.items():
                shutil.copy(path, home / name)
            homes.append(home)
    return homes


# What costs a grader most, appended to every file of a solved submission: to sleep below all limits, to sleep and look
# awake, to loop, to loop and ignore what stops it; and right answers that become large.
WORST = (
    "import time\ntime.sleep(14)\n",
    "import time\nwhile True:\n    time.sleep(0.5)\n    sum(range(1_000_000))\n",
    "while True: pass\n",
    "import sys\nsys.modules['autograder.model.plain'].number = lambda value: [1] * 2000\n"
    "sys.modules['autograder.model.plain'].array = lambda value: __import__('numpy').zeros(60_000)\n"
    "import time\ntime.sleep(1.5)\n",
)


def write_hostile(step: Step, homes: Sequence[Path]) -> None:
    """Turn these submissions into the worst that we can write, each kind in turn."""
    for number, home in enumerate(homes):
        for todo in step.stubs:
            assert todo.file is not None
            source = (SOLUTIONS / step.id / todo.file).read_text(encoding="utf-8")
            (home / todo.file).write_text(f"{source}\n{WORST[number % len(WORST)]}", encoding="utf-8")
