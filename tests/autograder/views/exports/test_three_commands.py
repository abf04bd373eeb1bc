"""From a system's download to scores in its own format, with three commands: nobody is lost, nobody is merged."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from autograder.intake.ledger import read_ledger
from tests.autograder.conftest import OPEN, SOLVED, STEP
from tests.autograder.intake.downloads import canvas, gradescope, inside, moodle, written, zipped
from tests.autograder.processes import grade

SIZE = 30
FULL = f"{STEP.points:g}"
NAMES = [
    ("王芳" if number % 5 == 0 else f"Student {chr(97 + number // 26)}{chr(97 + number % 26)}")
    for number in range(SIZE)
]


def _work(number: int) -> tuple[Mapping[str, bytes], str]:
    """What a student hands in, and the score that it is worth: mixed, as in any class."""
    return [
        (SOLVED, FULL),
        ({"作业.zip": zipped(inside("第三步/作业/", SOLVED), "gbk")}, FULL),
        ({"a.zip": zipped({"homework.zip": zipped(inside("Step3_Pretrain/", SOLVED))})}, FULL),
        ({name.replace(".py", " (1).py"): content for name, content in SOLVED.items()}, FULL),
        (OPEN, "0"),
    ][number % 5]


def _canvas() -> dict[str, bytes]:
    """With late marks, and students who uploaded each file twice."""
    files: dict[str, bytes] = {}
    for number in range(SIZE):
        work, name = _work(number)[0], NAMES[number].replace(" ", "").lower()
        if number % 10 == 0:
            files |= canvas(name, number + 1, 1000 * number, OPEN)
            work = {file.replace(".py", "-1.py"): content for file, content in work.items()}
        files |= canvas(
            name, number + 1, 1000 * number + 500, work, late=number % 7 == 0 and number % 10 != 0
        )
    return files


def _moodle() -> dict[str, bytes]:
    """With an online text here and there."""
    files: dict[str, bytes] = {}
    for number in range(SIZE):
        files |= moodle(NAMES[number], number + 1, _work(number)[0])
        if number % 6 == 0:
            files |= inside(
                f"{NAMES[number]}_{number + 1}_assignsubmission_onlinetext_/", {"onlinetext.html": b"x"}
            )
    return files


def _gradescope() -> dict[str, bytes]:
    """With times, some late."""
    day = {number: 20 + (number % 3 == 0) for number in range(SIZE)}
    return gradescope(
        555,
        {
            number + 1: (
                NAMES[number],
                str(number + 1),
                f"s{number}@x.edu",
                f"2026-11-{day[number]} 10:30:00.5 Z",
                _work(number)[0],
            )
            for number in range(SIZE)
        },
    )


def _from_canvas(exports: Path) -> dict[str, str]:
    with (exports / "canvas.csv").open(encoding="utf-8", newline="") as file:
        return {row["ID"]: row[STEP.id] for row in csv.DictReader(file) if "Points" not in row["Student"]}


def _from_moodle(exports: Path) -> dict[str, str]:
    with (exports / "moodle" / f"{STEP.id}.csv").open(encoding="utf-8", newline="") as file:
        return {row["Identifier"].removeprefix("Participant "): row["Grade"] for row in csv.DictReader(file)}


def _from_gradescope(exports: Path) -> dict[str, str]:
    found = (exports / "gradescope").glob(f"*/{STEP.id}/results.json")
    return {path.parent.parent.name: f"{json.loads(path.read_text('utf-8'))['score']:g}" for path in found}


@pytest.mark.parametrize(
    ("system", "made", "read"),
    [
        ("canvas", _canvas, _from_canvas),
        ("moodle", _moodle, _from_moodle),
        ("gradescope", _gradescope, _from_gradescope),
    ],
)
def test_from_a_download_to_scores(
    tmp_path: Path,
    system: str,
    made: Callable[[], dict[str, bytes]],
    read: Callable[[Path], dict[str, str]],
) -> None:
    """Protects a newcomer with a class of 30: late, handed in twice, zips in zips, names in GBK, namesakes."""
    download, submitted, out = written(tmp_path / "submissions.zip", made()), tmp_path / "s", tmp_path / "out"
    collected = grade("collect", str(submitted), "--step", STEP.id, "--from-archives", str(download))
    assert collected.returncode == 0, collected.stderr
    last = collected.stdout.strip().splitlines()[-1]
    assert last.startswith(f"students: {SIZE}, ")
    assert last.endswith("left over: 0")
    graded = grade("run", str(submitted), "--out", str(out))
    assert graded.returncode == 0, graded.stderr
    exported = grade("export", str(out), "--format", system)
    assert exported.returncode == 0, exported.stderr
    assert read(out / "exports") == {str(number + 1): _work(number)[1] for number in range(SIZE)}
    ledger = read_ledger(submitted)
    assert ledger is not None
    assert len(ledger) == SIZE
    assert any(line.late or line.received for line in ledger.values()) == (system != "moodle")
