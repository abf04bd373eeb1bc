"""``--compile``: learns the same, and where there is no compiler, no TODO is blamed for it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.training.conftest import make_folder, only_run, options, python

COMPILERS = ("g++", "clang++")


def losses(out: Path) -> list[float]:
    """The training loss of every row of the only run in ``out``."""
    with open(only_run(out) / "log.csv", encoding="utf-8", newline="") as file:
        return [float(row["train_loss"]) for row in csv.DictReader(file)]


@pytest.mark.skipif(not any(map(shutil.which, COMPILERS)), reason="there is no C++ compiler")
def test_compiled_it_learns_the_same(tmp_path: Path) -> None:
    home = make_folder(tmp_path)
    without_dropout = ("--dropout", "0")  # compiled, it draws other random numbers
    for name, more in {"plain": (), "compiled": ("--compile",)}.items():
        run = python(
            home,
            "train_exercise.py",
            *options(tmp_path / name),
            *without_dropout,
            *more,
            TORCHINDUCTOR_CACHE_DIR=str(tmp_path / "cache"),
        )
        assert run.returncode == 0, run.stdout + run.stderr
    plain = losses(tmp_path / "plain")
    assert losses(tmp_path / "compiled") == pytest.approx(plain, abs=1e-3)
    assert plain[-1] < plain[0] - 0.1  # so that there was something to learn


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "this machine can't compile"), ("zh", "这台电脑上编译不了")]
)
def test_without_a_compiler_it_says_what_to_do(tmp_path: Path, lang: str, said: str) -> None:
    run = python(
        make_folder(tmp_path),
        "train_exercise.py",
        *options(tmp_path / "out"),
        "--compile",
        LESSON_LANGUAGE=lang,
        PATH="/nowhere",
        CXX="no-such-compiler",
        TORCHINDUCTOR_CACHE_DIR=str(tmp_path / "cache"),
    )
    assert run.returncode == 2, run.stdout + run.stderr
    assert said in run.stdout
    assert "todo3b" not in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
