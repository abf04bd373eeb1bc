"""What a student runs in step 5: it says what is missing, trains on preferences, stops when the model falls apart."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from autograder.model.paths import ROOT, SOLUTIONS
from tests.autograder import processes
from tests.training.conftest import python

STEP = "step5_dpo"
# A model that was never taught to answer is all that a short run needs.
WEIGHTS = ROOT / "data" / "artefacts" / "en" / "pretrained.safetensors"
SHORT = ("--from", str(WEIGHTS), "--steps", "2", "--batch_size", "2", "--questions", "3", "--language", "en")
LANGUAGES = ("zh", "en")


def home_of(folder: Path, source: str) -> Path:
    """The step's files (of solutions/ or assignments/), the kit, and the course's data above them."""
    home = folder / "assignments" / STEP
    home.mkdir(parents=True)
    for path in (ROOT / source / STEP).glob("*.py"):
        shutil.copy(path, home)
    shutil.copytree(ROOT / source / "kit", home.parent / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "data").symlink_to(ROOT / "data")
    return home


def run(home: Path, *arguments: str, **variables: str) -> processes.Finished:
    return python(home, "dpo.py", *arguments, **variables)


@pytest.fixture(scope="module")
def step() -> Iterator[dict[str, ModuleType]]:
    """The step's given modules, with the solutions behind them."""
    import importlib

    folders = [str(SOLUTIONS), str(SOLUTIONS / STEP)]
    sys.path[:0] = folders
    names = ("preferences", "dpo_loop", "dpo_training", "kit.artefacts", "kit.questions")
    try:
        yield {name: importlib.import_module(name) for name in names}
    finally:
        for folder in folders:
            sys.path.remove(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_preferences_are_what_they_say(step: dict[str, ModuleType], language: str) -> None:
    """Chosen is a full right sentence; rejected is right and short, or a wrong sentence; nothing watched is learned."""
    questions, preferences = step["kit.questions"], step["preferences"]
    asked = {each.prompt: each for each in questions.load(language, "preferences")}
    pairs = preferences.load(language)
    assert {pair.kind for pair in pairs} == {"style", "truth"}
    for pair in pairs:
        question = asked[pair.prompt]
        assert pair.chosen == question.full
        assert pair.rejected != pair.chosen
        assert question.is_right(pair.rejected) == (pair.kind == "style")
    assert len([pair for pair in pairs if pair.kind == "truth"]) > len(pairs) / 3
    learned = {pair.prompt for pair in pairs}
    for other in (
        preferences.watched(language),
        *(questions.load(language, split) for split in ("test", "unseen")),
    ):
        assert learned.isdisjoint(each.prompt for each in other)
    assert pairs == preferences.load(language)


def test_a_run_shows_trains_and_keeps(step: dict[str, ModuleType], tmp_path: Path) -> None:
    home = home_of(tmp_path, "solutions")
    finished = run(home, *SHORT)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    for word in ("margin", "rejected", "before:", "after:", "3 questions never seen", "dpo.png"):
        assert word in finished.stdout
    (folder,) = (home / "runs").iterdir()
    assert {path.name for path in folder.iterdir()} == {
        "dpo.safetensors",
        "tokenizer.json",
        "dpo.png",
        "log.csv",
    }
    again = run(
        home, *SHORT[2:], "--from", str(folder / "dpo.safetensors")
    )  # what was kept can be used again
    assert again.returncode == 0


def test_open_todos_are_named_before_anything_starts(tmp_path: Path) -> None:
    finished = run(home_of(tmp_path, "assignments"), *SHORT)
    assert finished.returncode == 1
    assert finished.stdout.count("TODO") == 5


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("todo3_dpo_loss.py", "return -F", "return F.nothing() or -F", "todo3_dpo_loss.py, line"),
        (
            "todo4_preference_metrics.py",
            "(margins > 0)",
            "None, (margins > 0)",
            "todo4_preference_metrics.preference_metrics",
        ),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, file: str, old: str, new: str, words: str) -> None:
    home = home_of(tmp_path, "solutions")
    text = (home / file).read_text(encoding="utf-8")
    assert old in text
    (home / file).write_text(text.replace(old, new), encoding="utf-8")
    finished = run(home, *SHORT)
    assert finished.returncode == 1
    assert words in finished.stdout
    assert "Traceback" not in finished.stdout + finished.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--beta", "0"), "--beta"),
        (("--questions", "0"), "--questions"),
        (("--from", "none.safetensors"), "no such file"),
        (("--from", "mine"), "step 4 has trained no model yet"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    finished = run(home_of(tmp_path, "solutions"), *SHORT, *arguments)
    assert finished.returncode == 2
    assert words in finished.stdout


def test_it_stops_when_the_model_falls_apart_and_keeps_the_best(
    step: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong answers rise at the third look: training ends there, with the weights of the second."""
    import torch

    training = step["dpo_training"]
    trained = step["kit.artefacts"].pretrained("en", WEIGHTS)
    seen: list[tuple[float, dict[str, torch.Tensor]]] = []
    shares = iter([(0.4, 0.5, 0.1), (0.6, 0.3, 0.1), (0.5, 0.1, 0.4), (1.0, 0.0, 0.0)])

    def look(_: object, model: torch.nn.Module) -> object:
        found = training.Shares(*next(shares))
        seen.append((found.full, {name: weight.clone() for name, weight in model.state_dict().items()}))
        return found

    monkeypatch.setattr(training.Questions, "shares", look)
    monkeypatch.setattr(training, "EVERY", 1)
    shown: list[str] = []
    before = {name: weight.clone() for name, weight in trained.model.state_dict().items()}
    settings = training.Settings(steps=9, batch_size=1, max_lr=1e-3)
    result = training.learn(trained, "en", settings, shown.append)
    assert [full for full, _ in seen] == [0.4, 0.6, 0.5]
    assert "10%" in result.words
    assert "40%" in result.words
    assert result.after.full == 0.6
    kept = result.model.state_dict()
    assert all(torch.equal(kept[name], weight) for name, weight in seen[1][1].items())
    assert any(not torch.equal(kept[name], weight) for name, weight in seen[2][1].items())
    assert all(torch.equal(trained.model.state_dict()[name], weight) for name, weight in before.items())
    assert len(shown) == 3  # the columns' names, two steps


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rate_that_is_much_too_high_ends_in_words(step: dict[str, ModuleType], language: str) -> None:
    """As the lesson shows it: the course's own model falls apart soon, and the run says so."""
    training = step["dpo_training"]
    weights = ROOT / "data" / "artefacts" / language / "sft.safetensors"
    trained = step["kit.artefacts"].pretrained(language, weights)
    settings = training.Settings(max_lr=3e-3, steps=30, batch_size=4)
    result = training.learn(trained, language, settings, lambda _: None)
    assert result.words
    assert result.rows[-1]["other"] > result.before.other + training.RUINED
    assert result.after.other <= result.before.other + training.RUINED
