"""Classes to measure with: right submissions, made of the corpus's different right answers."""

from __future__ import annotations

import random
from pathlib import Path

from autograder.corpus import corpus_files
from autograder.course import Step

SEED = 5


def write_class(step: Step, folder: Path, count: int) -> list[Path]:
    """Write ``count`` submissions below ``folder``; the folders of the step, in order."""
    dice = random.Random(SEED)
    right = {todo.file or "": list(corpus_files(step, todo, "right")) for todo in step.stubs}
    homes = []
    for number in range(count):
        home = folder / f"student{number:05}" / step.id
        home.mkdir(parents=True)
        for name, files in right.items():
            (home / name).write_bytes(dice.choice(files).source)
        homes.append(home)
    return homes
