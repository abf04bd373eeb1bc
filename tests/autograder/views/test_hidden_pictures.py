"""The hidden suite puts into its evidence what pictures are drawn from, and the reference training is the right one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from autograder.model.paths import SOLUTIONS
from autograder.suite import Mismatch
from autograder.suite.in_process import student_of
from tests.autograder.views.classes import STEP
from tests.hidden.step3_pretrain import (
    test_todo1_dataset,
    test_todo2a_warmup,
    test_todo2b_cosine_decay,
    test_train,
)
from tests.hidden.step3_pretrain.oracles import reference_training

BODIES = {
    "1": test_todo1_dataset.test_first_windows,
    "2a": test_todo2a_warmup.test_rises_evenly,
    "2b": test_todo2b_cosine_decay.test_end,
    "train": test_train.test_loss_falls,
}
WRONG = {
    "1": "class PretrainDataset:\n    def __init__(self, tokens, block_size):\n        self.t, self.b = tokens, block_size\n"
    "    def __getitem__(self, i):\n        return self.t[i:i + self.b], self.t[i:i + self.b]\n",
    "2a": "def warmup_lr(step, warmup_steps, max_lr):\n    return max_lr * step / warmup_steps\n",
    "2b": "def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):\n    return max_lr\n",
    "3a": "def update_lr(optimizer, lr):\n    pass\n",
    "3c": "def backward_and_step(loss, model, optimizer, max_norm):\n    return 0.0\n",
}


def evidence_of(tmp_path: Path, todo_id: str, **wrong: str) -> dict[str, Any]:
    """The series of the mismatch that a test raises on the solution with some files replaced."""
    folder = tmp_path / "files"
    shutil.copytree(SOLUTIONS / STEP.id, folder)
    for other, source in wrong.items():
        (folder / (STEP.todo(other).file or "")).write_text(source, encoding="utf-8")
    with pytest.raises(Mismatch) as caught:
        BODIES[todo_id](student_of(STEP, STEP.todo(todo_id), folder))
    return dict(caught.value.evidence.series or {})


def test_a_window_comes_with_its_text(tmp_path: Path) -> None:
    series = evidence_of(tmp_path, "1", **{"1": WRONG["1"]})
    assert series["x"] == series["y"] == series["expected_x"] == [40, 7, 19, 3]
    assert series["expected_y"] == [7, 19, 3, 28]
    assert series["text"][:5] == [40, 7, 19, 3, 28]


def test_a_schedule_comes_with_the_right_one(tmp_path: Path) -> None:
    series = evidence_of(tmp_path, "2a", **{"2a": WRONG["2a"]})
    assert series["step"] == list(range(7))
    assert series["expected_lr"][:-1] == pytest.approx(series["lr"][1:])


def test_the_decay_is_asked_at_its_boundaries_and_between(tmp_path: Path) -> None:
    series = evidence_of(tmp_path, "2b", **{"2b": WRONG["2b"]})
    assert series["step"] == [30, 33, 36, 39, 41, 42]
    assert series["expected_lr"][0] == series["lr"][0] == 8e-3
    assert series["expected_lr"][-1] == pytest.approx(5e-4)


def test_a_training_comes_with_the_reference(tmp_path: Path) -> None:
    series = evidence_of(tmp_path, "train", **{"3c": WRONG["3c"]})
    assert series["loss"][0] == pytest.approx(series["expected_loss"][0], rel=1e-4)
    assert series["norm"] == [0.0] * test_train.STEPS
    assert series["expected_loss"][-1] < series["expected_loss"][0]


@pytest.mark.parametrize("answer", ["None", "float('nan')", "'x'", "1 / 0"])
def test_what_is_no_number_is_not_drawn(tmp_path: Path, answer: str) -> None:
    source = f"def warmup_lr(step, warmup_steps, max_lr):\n    return {answer}\n"
    assert evidence_of(tmp_path, "2a", **{"2a": source}) == {}


def test_the_reference_is_the_solutions_training() -> None:
    student = student_of(STEP, STEP.todo("train"), SOLUTIONS / STEP.id)
    answer = student.train(seed=71, steps=test_train.STEPS).value
    for name, right in reference_training(71, test_train.STEPS).items():
        assert answer[name] == pytest.approx(right, rel=1e-4)
