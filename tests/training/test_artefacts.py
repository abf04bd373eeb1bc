"""What the course ships is what its notes say, fits together, and is as good as they say."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from autograder.model.paths import ROOT, SOLUTIONS

sys.path.append(str(SOLUTIONS))  # kit/ is given code, which lies there

from kit import artefacts, report  # pyright: ignore[reportMissingImports]
from kit.options import UsageError  # pyright: ignore[reportMissingImports]

sys.path.remove(str(SOLUTIONS))

DATA = ROOT / "data"
LANGUAGES = ("en", "zh")
LIMIT = 20 * 2**20  # bytes of all artefacts together


def noted(language: str, name: str = "pretrained") -> dict[str, Any]:
    return json.loads((DATA / "artefacts" / language / f"{name}.json").read_text(encoding="utf-8"))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def held_out(language: str) -> str:
    """The last tenth of the stories, which nothing was trained on."""
    stories = (DATA / f"stories_{language}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return "\n\n".join(stories[-(len(stories) // 10) :]) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_speak_of_these_files(language: str) -> None:
    notes = noted(language)
    files = {
        "sha256": DATA / "artefacts" / language / "pretrained.safetensors",
        "tokenizer_sha256": DATA / "artefacts" / language / "tokenizer.json",
        "text_sha256": DATA / notes["text"],
    }
    assert {key: sha256(path) for key, path in files.items()} == {key: notes[key] for key in files}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_made_from_the_one_before(language: str) -> None:
    folder = DATA / "artefacts" / language
    for name, source, key in (
        ("sft", "pretrained", "made_from"),
        ("dpo", "sft", "made_from"),
        ("vlm", "dpo", "from_sha256"),
    ):
        notes = noted(language, name)
        assert notes["sha256"] == sha256(folder / f"{name}.safetensors"), name
        assert notes[key] == sha256(folder / f"{source}.safetensors"), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_promise_what_the_steps_are_for(language: str) -> None:
    assert noted(language, "sft")["right_of_100"]["after"] >= 95
    preferred = noted(language, "dpo")["of_100"]["after"]
    assert preferred["full"] >= 95
    assert preferred["wrong"] <= 5
    seen = noted(language, "vlm")["report"]
    assert seen["train"]["see"] >= 0.9
    assert seen["unseen"]["see"] >= 0.9
    assert seen["blank"]["see"] <= 0.1
    assert seen["text"]["after"] >= 0.9 * seen["text"]["before"]


def test_all_together_are_small() -> None:
    assert sum(path.stat().st_size for path in (DATA / "artefacts").rglob("*") if path.is_file()) < LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_guesses_unseen_stories_as_well_as_noted(language: str) -> None:
    trained, text = artefacts.pretrained(language), held_out(language)
    ids = trained.encode(text)
    assert trained.decode(ids) == text
    loss = report.model_loss(trained.model, torch.tensor(ids), torch.device("cpu"))
    assert loss == pytest.approx(noted(language)["held_out_loss_per_token"]["after"], abs=0.01)
    assert loss * len(ids) / len(text) < {"en": 0.25, "zh": 1.2}[language]


def test_another_tokenizer_is_refused(tmp_path: Path) -> None:
    shutil.copy(DATA / "artefacts" / "en" / "pretrained.safetensors", tmp_path)
    with pytest.raises(UsageError, match=r"tokenizer\.json"):
        artefacts.pretrained("en", tmp_path / "pretrained.safetensors")
    shutil.copy(DATA / "artefacts" / "zh" / "tokenizer.json", tmp_path)
    with pytest.raises(UsageError, match=r"another tokenizer|另一个分词器"):
        artefacts.pretrained("en", tmp_path / "pretrained.safetensors")
