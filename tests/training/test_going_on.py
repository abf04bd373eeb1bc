"""--resume goes on exactly: the same losses, norms and weights as a run that was never interrupted."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from tests.training.conftest import (
    STEPS,
    STEPS_IN_EPOCH,
    Trainer,
    log_without_speed,
    only_run,
    options,
    python,
)


@pytest.fixture(scope="session")
def unbroken(trainer: Trainer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run without any interruption."""
    out = tmp_path_factory.mktemp("unbroken")
    run = trainer.run(*options(out))
    assert (run.code, run.steps) == (0, STEPS)
    return only_run(out)


def check_same(folder: Path, unbroken: Path) -> None:
    """The same in all that was learned, to the last bit."""
    assert log_without_speed(folder) == log_without_speed(unbroken)
    assert (folder / "loss_and_lr.png").is_file()
    model, expected = (load_file(path / "model.safetensors") for path in (folder, unbroken))
    assert model.keys() == expected.keys()
    assert all(torch.equal(model[name], expected[name]) for name in model)


@pytest.mark.parametrize(
    "press",
    [
        pytest.param(1, id="in the first step"),
        pytest.param(6, id="mid-epoch, between two lines of the log"),
        pytest.param(8, id="in a step that writes a line"),
        pytest.param(STEPS_IN_EPOCH, id="in an epoch's last step"),
        pytest.param(STEPS_IN_EPOCH + 1, id="in an epoch's first step"),
        pytest.param(STEPS - 1, id="one step before the end"),
    ],
)
def test_an_interrupted_run_goes_on_exactly(
    trainer: Trainer, tmp_path: Path, unbroken: Path, press: int
) -> None:
    stopped = trainer.run(*options(tmp_path), press=press)
    assert (stopped.code, stopped.steps) == (130, press)
    folder = only_run(tmp_path)
    assert (folder / "model.safetensors").is_file()
    assert f"--resume {folder}" in stopped.shown
    resumed = trainer.run("--resume", str(folder))
    assert (resumed.code, resumed.steps) == (0, STEPS - press)
    check_same(folder, unbroken)


def test_it_may_be_interrupted_again_and_again(trainer: Trainer, tmp_path: Path, unbroken: Path) -> None:
    trainer.run(*options(tmp_path), press=5)
    for press in (9, STEPS_IN_EPOCH, 3):
        assert trainer.run("--resume", "--out", str(tmp_path), press=press).code == 130
    assert trainer.run("--resume", "--out", str(tmp_path)).code == 0
    check_same(only_run(tmp_path), unbroken)


def test_ctrl_c_in_the_last_step_finishes(trainer: Trainer, tmp_path: Path, unbroken: Path) -> None:
    assert trainer.run(*options(tmp_path), press=STEPS).code == 0
    check_same(only_run(tmp_path), unbroken)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that kills")
def test_a_killed_run_goes_on_from_its_last_epoch(home: Path, trainer: Trainer, unbroken: Path) -> None:
    """Nothing can be saved then, but lines of the log beyond the last save don't come twice."""
    todo = home / "todo3a_update_lr.py"
    solved = todo.read_text(encoding="utf-8")
    kill = "\nimport os\nsteps = []\nright = update_lr\ndef update_lr(optimizer, lr):\n"
    kill += f"    steps.append(lr)\n    if len(steps) == {STEPS_IN_EPOCH + 9}: os.kill(os.getpid(), 9)\n"
    todo.write_text(f"{solved}{kill}    right(optimizer, lr)\n", encoding="utf-8")
    assert python(home, "train_exercise.py", *options(home / "runs")).returncode == -9
    folder = only_run(home / "runs")
    last_line = log_without_speed(folder)[-1]
    assert int(last_line.partition(",")[0]) > STEPS_IN_EPOCH
    resumed = trainer.run("--resume", str(folder))
    assert (resumed.code, resumed.steps) == (0, STEPS - STEPS_IN_EPOCH)
    check_same(folder, unbroken)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--learning_rate", "0.1"), "can't change on --resume; it was 0.003"),
        (("--n_layer", "2"), "can't change on --resume; it was 1"),
        (("--data", "train_exercise.py"), "not the text that this run was trained on"),
    ],
)
def test_what_would_change_what_is_learned_is_refused(
    trainer: Trainer, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    trainer.run(*options(tmp_path), press=2)
    refused = trainer.run("--resume", "--out", str(tmp_path), *arguments)
    assert (refused.code, refused.steps) == (2, 0)
    assert words in refused.shown


def test_a_finished_run_says_so(trainer: Trainer, unbroken: Path) -> None:
    refused = trainer.run("--resume", str(unbroken))
    assert (refused.code, refused.steps) == (2, 0)
    assert "has finished already" in refused.shown


def test_there_has_to_be_something_to_go_on_with(trainer: Trainer, tmp_path: Path) -> None:
    refused = trainer.run("--resume", "--out", str(tmp_path))
    assert refused.code == 2
    assert "holds no checkpoint.safetensors" in refused.shown


def test_a_damaged_checkpoint_is_said_in_words(trainer: Trainer, tmp_path: Path) -> None:
    trainer.run(*options(tmp_path), press=2)
    checkpoint = only_run(tmp_path) / "checkpoint.safetensors"
    checkpoint.write_bytes(checkpoint.read_bytes()[:1000])
    refused = trainer.run("--resume", "--out", str(tmp_path))
    assert refused.code == 2
    assert "can't be read" in refused.shown


@pytest.mark.parametrize("arguments", [("--resume",), ("--sample", "1 little")])
def test_weights_of_an_earlier_model_are_said_to_be(
    trainer: Trainer, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    trainer.run(*options(tmp_path), press=2)
    folder = only_run(tmp_path)
    for name, prefix in (("checkpoint.safetensors", "model."), ("model.safetensors", "")):
        with safe_open(folder / name, framework="pt") as file:
            metadata = file.metadata()
        tensors = load_file(folder / name)
        tensors[f"{prefix}blocks.0.attn.qkv.weight"] = tensors.pop(
            f"{prefix}blocks.layers.0.self_attn.in_proj_weight"
        )
        save_file(tensors, folder / name, metadata)
    refused = trainer.run(*arguments, "--out", str(tmp_path))
    assert (refused.code, refused.steps) == (2, 0)
    assert "an earlier version of the course, or another model, saved them" in refused.shown
