"""Pretraining with what earlier steps made: tokens of step 1's tokenizer, the student's own GPT of step 2."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from autograder.model.paths import ROOT
from tests.training.conftest import STEPS, Trainer, only_run, options, python

sys.path.append(str(ROOT / "solutions"))  # the kit

from kit import artefacts  # pyright: ignore[reportMissingImports]

TOKENIZER = ROOT / "data" / "artefacts" / "en" / "tokenizer.json"
STEP_2 = ROOT / "solutions" / "step2_gpt_model"


@pytest.fixture(scope="session")
def with_step_2(trainer: Trainer) -> Trainer:
    """The student's folder, with step 2 solved beside it."""
    shutil.copytree(
        STEP_2, trainer.folder.parent / STEP_2.name, ignore=shutil.ignore_patterns("__pycache__", "lesson")
    )
    return trainer


def test_a_run_on_tokens_makes_a_model_that_the_later_steps_can_take(
    trainer: Trainer, tmp_path: Path
) -> None:
    run = trainer.run(*options(tmp_path, "--tokenizer", str(TOKENIZER)))
    assert run.code == 0, run.shown
    assert "tokens to train on" in run.shown
    assert "nats per token" in run.shown
    assert "V = 1029" in run.shown
    trained = artefacts.pretrained("en", only_run(tmp_path) / "model.safetensors")
    assert trained.tokenizer_sha256 is not None
    assert trained.decode(trained.encode("a little dog")) == "a little dog"
    sample = trainer.run("--out", str(tmp_path), "--sample", "Once")
    assert sample.code == 0, sample.shown
    assert "Once" in sample.shown


def test_the_students_own_gpt_learns_what_the_given_one_learns(with_step_2: Trainer, tmp_path: Path) -> None:
    found = {}
    for model in ("given", "mine"):
        run = with_step_2.run(*options(tmp_path / model, "--model", model, "--dropout", "0"))
        assert (run.code, run.steps) == (0, STEPS), run.shown
        found[model] = load_file(only_run(tmp_path / model) / "model.safetensors")
    assert found["given"].keys() == found["mine"].keys()
    for name, weight in found["given"].items():
        torch.testing.assert_close(weight, found["mine"][name], rtol=1e-3, atol=1e-4, msg=name)


def test_a_run_of_the_students_own_gpt_goes_on(with_step_2: Trainer, tmp_path: Path) -> None:
    stopped = with_step_2.run(*options(tmp_path, "--model", "mine"), press=5)
    assert (stopped.code, stopped.steps) == (130, 5)
    resumed = with_step_2.run("--out", str(tmp_path), "--resume")
    assert (resumed.code, resumed.steps) == (0, STEPS - 5), resumed.shown


def test_what_is_missing_is_said(home: Path) -> None:
    finished = python(home, "train_exercise.py", *options(home / "runs", "--model", "mine"))
    assert finished.returncode == 2
    assert "step 2 (step2_gpt_model) isn't done yet" in finished.stdout
    (home / "tokenizer.json").write_text("{}", encoding="utf-8")
    finished = python(home, "train_exercise.py", *options(home / "runs", "--tokenizer", "tokenizer.json"))
    assert finished.returncode == 2
    assert "is no tokenizer of step 1" in finished.stdout
    assert "Traceback" not in finished.stderr
