"""What a student runs in step 2: it says what is missing, learns a line by heart, and writes with trained weights."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.model.paths import ROOT
from tests.autograder import processes
from tests.training.conftest import python

STEP = "step2_gpt_model"


def home_of(folder: Path, source: str) -> Path:
    """The step's files (of solutions/ or assignments/), the kit, and the course's data above them."""
    home = folder / "assignments" / STEP
    home.mkdir(parents=True)
    for path in (ROOT / source / STEP).glob("*.py"):
        shutil.copy(path, home)
    shutil.copytree(ROOT / source / "kit", home.parent / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "data").symlink_to(ROOT / "data")
    return home


def tried(home: Path, *arguments: str, **variables: str) -> processes.Finished:
    return python(home, "try_gpt.py", *arguments, **variables)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_right_gpt_learns_by_heart_and_writes(tmp_path: Path, language: str) -> None:
    run = tried(home_of(tmp_path, "solutions"), LESSON_LANGUAGE=language)
    assert run.returncode == 0
    words = {
        "zh": ("个参数", "120/120", "✓ 一字不差", "从前", "快 "),
        "en": ("parameters", "120/120", "✓ Word for word", "Once upon a time", "× as fast"),
    }
    assert [word for word in words[language] if word not in run.stdout] == []
    assert "✗" not in run.stdout
    # The story is another one each time, and sampling may begin a character that it doesn't finish: now and then only.
    assert run.stdout.rpartition(".safetensors")[2].count("�") < 10


def test_open_todos_are_named_before_anything_starts(tmp_path: Path) -> None:
    run = tried(home_of(tmp_path, "assignments"))
    assert run.returncode == 1
    assert run.stdout.count("TODO") == 8  # the optional ones are not needed


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("todo3c_attend.py", "return F", "return F.nothing() or F", "todo3c_attend.py, line"),
        ("todo4c_loss.py", "targets.flatten())", "targets.flatten()).item()", "gradient"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, file: str, old: str, new: str, words: str) -> None:
    home = home_of(tmp_path, "solutions")
    text = (home / file).read_text(encoding="utf-8")
    assert old in text
    (home / file).write_text(text.replace(old, new), encoding="utf-8")
    run = tried(home)
    assert run.returncode == 1
    assert words in run.stdout
    assert "Traceback" not in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--line", "x"), "between 2 and"),
        (("--weights", "none.safetensors"), "no such file"),
        (("--weights", "gpt.py"), "can't be used"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(tmp_path: Path, arguments: tuple[str, str], words: str) -> None:
    run = tried(home_of(tmp_path, "solutions"), *arguments)
    assert run.returncode == 2
    assert words in run.stdout
