"""Step 6's given code: a short run learns and reports, a stopped one is kept, and the course's own model looks at the picture."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from autograder.model.paths import SOLUTIONS

STEP = SOLUTIONS / "step6_vlm"
FILES = ("vlm", "vlm_model", "eye", "pictures", *(path.stem for path in sorted(STEP.glob("todo*.py"))))
LANGUAGES = ("zh", "en")


@pytest.fixture
def vlm(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script with the solutions' TODOs, imported anew; what it says is English."""
    monkeypatch.setattr(sys, "path", [str(STEP), str(SOLUTIONS), *sys.path])
    monkeypatch.setenv("LESSON_LANGUAGE", "en")
    for name in FILES:
        sys.modules.pop(name, None)
    import vlm as module  # pyright: ignore[reportMissingImports]

    yield module
    for name in FILES:
        sys.modules.pop(name, None)


class Stop:
    """As Interrupts, for who presses Ctrl-C after so many looks; by default never."""

    def __init__(self, after: float = float("inf")) -> None:
        self.looks, self.after, self.phase = 0, after, ""

    @property
    def is_stop_asked(self) -> bool:
        self.looks += 1
        return self.looks > self.after

    def listen(self) -> None:
        return

    def saving(self) -> Any:
        return contextlib.nullcontext()

    def report(self, _: str) -> None:
        return


def small(vlm: ModuleType, **more: Any) -> Any:
    """A run of a second or two."""
    return vlm.Settings("en", **{"first_steps": 2, "steps": 3, "asked": 4} | more)


def test_a_run_leaves_a_model_a_picture_and_a_report(
    vlm: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vlm.run(small(vlm), "sft", tmp_path, Stop()) == 0
    (folder,) = tmp_path.iterdir()
    assert {path.name for path in folder.iterdir()} == {"captions.png", "model.safetensors", "report.json"}
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert {"train", "unseen", "hero", "blank", "text", "settings", "seconds"} <= set(report)
    assert report["settings"]["steps"] == 3
    assert "combinations never seen" in capsys.readouterr().out


def test_some_steps_learn_something(vlm: ModuleType) -> None:
    learner = vlm.Learner(small(vlm, first_steps=5, steps=20), vlm.find_start("en", "sft"))
    eye = {name: weight.clone() for name, weight in learner.model.eye.state_dict().items()}
    assert learner.train(lambda: False)
    assert len(learner.losses) == 25
    assert sum(learner.losses[-3:]) < 0.7 * sum(learner.losses[:3])
    assert all((weight == eye[name]).all() for name, weight in learner.model.eye.state_dict().items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_begin_as_softly_as_words(vlm: ModuleType, language: str) -> None:
    """Else the positions that are added to them drown, and above and left are learned many times more slowly."""
    learner = vlm.Learner(vlm.Settings(language), vlm.find_start(language, "sft"))
    _, images = learner.shown()
    seen = learner.model.image_embeddings(images).detach().norm(dim=-1).mean()
    words = learner.model.gpt.token_embedding.weight.detach().norm(dim=-1).mean()
    assert 0.5 < float(seen / words) < 2.0


def test_what_a_stopped_run_has_learned_is_kept(vlm: ModuleType, tmp_path: Path) -> None:
    assert vlm.run(small(vlm, steps=500), "sft", tmp_path, Stop(after=2)) == 130
    (kept,) = tmp_path.glob("*/model.safetensors")
    learner = vlm.load("en", kept)
    scenes, images = learner.shown()
    assert len(learner.answers(images[:2], ["What do you see?"] * 2)) == 2
    assert len(scenes) == len(images)


def test_ones_own_newest_model_is_found(
    vlm: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the names by which steps 4 and 5 keep it; that of the later step is taken."""
    monkeypatch.setattr(vlm, "HERE", tmp_path / "step6_vlm")
    course = vlm.artefact("en").parent
    for step, name in (("step4_sft", "sft"), ("step5_dpo", "dpo")):
        folder = tmp_path / step / "runs" / "one"
        folder.mkdir(parents=True)
        (folder / f"{name}.safetensors").symlink_to(course / "sft.safetensors")
        (folder / "tokenizer.json").symlink_to(course / "tokenizer.json")
        start = vlm.find_start("en", None)
        assert (start.source, start.path.name) == ("mine", f"{name}.safetensors")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "mine"), "do step 4 first"),
        (("--steps", "0"), "steps"),
        (("--max_lr", "0"), "max_lr"),
    ],
)
def test_what_cannot_be_is_said(
    vlm: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.setattr(vlm, "HERE", tmp_path / "step6_vlm")  # where nothing was trained yet
    monkeypatch.setattr(vlm, "Interrupts", Stop)
    monkeypatch.setattr(vlm.todos, "open_todos", lambda _: [])
    assert vlm.main([*arguments, "--language", "en", "--out", str(tmp_path)]) == 2
    assert words in capsys.readouterr().out


def test_a_source_that_there_is_not_is_refused(
    vlm: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(vlm, "Interrupts", Stop)
    with pytest.raises(SystemExit) as stopped:
        vlm.main(["--from", "nowhere"])
    assert stopped.value.code == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_courses_model_looks_at_the_picture(vlm: ModuleType, language: str) -> None:
    """It says of new pictures what is to be seen, mostly; of blank ones it can only guess."""
    learner = vlm.load(language)
    learner.settings = dataclasses.replace(learner.settings, asked=20)
    assert learner.right("unseen")["see"] >= 0.8
    assert learner.right("train", blank=True)["see"] <= 0.2
