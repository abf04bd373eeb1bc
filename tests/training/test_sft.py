"""Step 4's given code: questions become conversations, a stopped run goes on, a broken TODO is named, the model is asked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from autograder.model.paths import ROOT, SOLUTIONS

STEP = SOLUTIONS / "step4_sft"
FILES = ("sft", "sft_loop", *(path.stem for path in sorted(STEP.glob("todo*.py"))))
SMALL = ["--language", "en", "--steps", "4", "--batch_size", "4", "--questions", "3"]


@pytest.fixture
def sft(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script with the solutions' TODOs, imported anew."""
    monkeypatch.setattr(sys, "path", [str(STEP), str(SOLUTIONS), *sys.path])
    for name in FILES:
        sys.modules.pop(name, None)
    import sft as module  # pyright: ignore[reportMissingImports]

    yield module
    for name in FILES:
        sys.modules.pop(name, None)


class Stop:
    """As Interrupts, for who presses Ctrl-C after so many looks."""

    def __init__(self, after: int) -> None:
        self.looks, self.after, self.phase = 0, after, ""

    @property
    def is_stop_asked(self) -> bool:
        self.looks += 1
        return self.looks > self.after

    def saving(self) -> Any:
        import contextlib

        return contextlib.nullcontext()

    def report(self, _: str) -> None:
        return


def test_a_run_leaves_a_model_with_its_tokenizer(
    sft: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sft.main([*SMALL, "--out", str(tmp_path)]) == 0
    (folder,) = tmp_path.iterdir()
    assert {"sft.safetensors", "tokenizer.json", "log.csv", "run.json"} <= {
        path.name for path in folder.iterdir()
    }
    assert "to the letter" in capsys.readouterr().out
    trained = sft.artefacts.pretrained("en", folder / "sft.safetensors")
    assert sft.examine(trained.model, trained, sft.questions.load("en", "test")[:2]).said


def test_a_stopped_run_goes_on_to_the_same_weights(sft: ModuleType, tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    assert sft.main([*SMALL, "--out", str(whole)]) == 0
    assert sft.main([*SMALL, "--out", str(parts)], Stop(after=1)) == 130
    (stopped,) = parts.glob("*/run.json")
    assert 0 < json.loads(stopped.read_text(encoding="utf-8"))["step"] < 4
    assert sft.main(["--resume", "--questions", "3", "--out", str(parts)]) == 0
    assert not list(parts.glob("*/resume.pt"))
    one, other = (
        next(out.glob("*/log.csv")).read_text(encoding="utf-8").splitlines()[-1] for out in (whole, parts)
    )
    assert one == other


def test_only_whole_batches_of_the_seed_are_made(sft: ModuleType) -> None:
    """The batches of the steps that are left are those that an unbroken run would have had."""
    trained = sft.artefacts.pretrained("en")
    marks = sft.chat.marks_of(trained)
    rows = sft.conversations(trained, sft.questions.load("en", "train")[:5])
    settings = sft.Settings(steps=5, batch_size=4)
    whole, rest = (list(sft.batches(rows, settings, marks, first)) for first in (0, 3))
    assert len(whole) == 5
    assert [a[0].tolist() for a in whole[3:]] == [b[0].tolist() for b in rest]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--steps", "0"], 2, "--steps"),
        (["--questions", "0"], 2, "--questions"),
        (["--from", "nowhere.safetensors"], 2, "nowhere.safetensors"),
        (["--resume"], 2, "no stopped run"),
    ],
)
def test_what_cannot_be_is_said(
    sft: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    assert sft.main([*arguments, "--language", "en", "--out", str(tmp_path)]) == code
    assert words in capsys.readouterr().out


def test_a_todo_that_returns_nothing_is_named(
    sft: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sft.sft_loop, "masked_loss", lambda logits, targets: None)
    assert sft.main([*SMALL, "--out", str(tmp_path)]) == 1
    assert "sft_loop.py" in capsys.readouterr().out


def test_talking_answers_until_an_empty_line(sft: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    trained = sft.artefacts.pretrained("en", ROOT / "data" / "artefacts" / "en" / "sft.safetensors")
    question = sft.questions.load("en", "test")[0]
    typed = iter([question.prompt, ""])
    sft.talk(trained, lambda _: next(typed))
    assert question.is_right(capsys.readouterr().out.splitlines()[-1])


def test_from_mine_takes_the_newest_model_that_was_pretrained_on_tokens(
    sft: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sft, "HERE", tmp_path / "step4_sft")
    monkeypatch.setenv("LESSON_LANGUAGE", "en")
    model = sft.artefacts.pretrained("en").model
    runs = {
        "step3_pretrain/runs/characters": {"vocabulary": "abc"},
        "step3_pretrain/runs/tokens": {"tokenizer_sha256": "1"},
        "runs/chain/zh/pretrained": {"tokenizer_sha256": "2"},
    }
    with pytest.raises(sft.UsageError, match=r"train_exercise\.py --tokenizer"):
        sft.source_of("mine", "en")
    for number, (folder, metadata) in enumerate(runs.items()):
        path = tmp_path / folder / "model.safetensors"
        path.parent.mkdir(parents=True)
        sft.gpt.save(path, model, metadata)
        os.utime(path, (number, number))
    assert sft.source_of("mine", "en").parent.name == "tokens"
    assert sft.source_of("mine", "zh").parent.parent.name == "zh"


def test_what_the_loop_cannot_use_is_told_with_the_loops_line(
    sft: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LESSON_LANGUAGE", "en")
    monkeypatch.setattr(sys.modules["sft_loop"], "masked_loss", lambda logits, targets: None)
    assert sft.main([*SMALL, "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "sft_loop.py can't use what one of the TODOs has returned ('NoneType'" in said
    assert "    loss.backward()" in said
