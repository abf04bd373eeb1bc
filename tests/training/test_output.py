"""What a training run says: in the student's language, within 80 columns, and true."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from autograder.student import language as of_checks
from tests.training.conftest import (
    KIT,
    SOLUTIONS,
    STEPS,
    Trainer,
    only_run,
    options,
    python,
)

CHINESE = re.compile("[\u4e00-\u9fff]")


def columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


@pytest.fixture
def spoken(trainer: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a run shows in each language, its folder's name left out."""
    monkeypatch.chdir(trainer.folder)
    shown = {}
    for lang in ("zh", "en", "both"):
        run = trainer.run(*options(Path("runs") / lang), "--lang", lang)
        assert run.code == 0
        shown[lang] = run.shown
    return shown


def test_a_run_speaks_the_language_within_80_columns(spoken: dict[str, str]) -> None:
    for lang, shown in spoken.items():
        assert max(columns(line) for line in shown.splitlines()) <= 80, lang
        assert bool(CHINESE.search(shown)) == (lang != "en")
        assert ("training" in shown) == (lang != "zh")
        assert ("训练" in shown) == (lang != "en")
    for words in ("Loss on", "learned", "characters", "random", "your model", "held out"):
        assert (words in spoken["zh"], words in spoken["en"]) == (False, True), words


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_help_fits_and_is_in_the_language(trainer: Trainer, lang: str) -> None:
    done = python(trainer.folder, "train_exercise.py", "--help", "--lang", lang, LESSON_LANGUAGE="")
    assert done.returncode == 0
    assert max(columns(line) for line in done.stdout.splitlines()) <= 80
    assert bool(CHINESE.search(done.stdout)) == (lang != "en")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--epochs", "0"), 2, "--epochs 0: must be >= 1"),
        (("--n_head", "3"), 2, "--n_embd 8: must be"),
        (("--device", "tpu"), 2, "must be auto, cpu, cuda, mps"),
        (("--warmup_steps", "42"), 2, "must be below the 39 steps"),
        (("--data", "nowhere.txt"), 2, "--data nowhere.txt: can't be read"),
        (("--block_size", "5000"), 2, "too short"),
    ],
)
def test_a_wrong_option_is_named_and_leaves_no_folder(
    trainer: Trainer, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    out = tmp_path / "runs"
    run = trainer.run(*options(out), *arguments)
    assert (run.code, run.steps) == (code, 0)
    assert words in run.shown
    assert not out.exists()


def test_the_log_is_what_was_shown_and_the_results_are_there(trainer: Trainer, tmp_path: Path) -> None:
    run = trainer.run(*options(tmp_path))
    folder = only_run(tmp_path)
    assert {path.name for path in folder.iterdir()} == {
        *("checkpoint.safetensors", "model.safetensors", "log.csv", "loss_and_lr.png", "samples.txt")
    }
    with open(folder / "log.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == [*range(4, STEPS, 4), STEPS]
    shown = [line.split() for line in run.shown.splitlines() if "%" in line]
    assert [line[0] for line in shown] == [row["step"] for row in rows]
    for line, row in zip(shown, rows, strict=True):
        assert line[2:4] == [f"{float(row[name]):.3f}" for name in ("train_loss", "held_out_loss")]
        assert line[4] == f"{float(row['lr']):.2e}"
        assert line[5] == f"{float(row['grad_norm']):.2f}"
    samples = (folder / "samples.txt").read_text(encoding="utf-8")
    assert "== before training" in samples
    assert f"== after step {STEPS}" in samples


def test_the_schedule_reaches_its_largest_and_smallest_rate(trainer: Trainer, tmp_path: Path) -> None:
    trainer.run(*options(tmp_path, "--log_interval", "1", "--learning_rate", "0.01", "--min_lr", "0.002"))
    with open(only_run(tmp_path) / "log.csv", encoding="utf-8", newline="") as file:
        rates = [float(row["lr"]) for row in csv.DictReader(file)]
    assert max(rates) == pytest.approx(0.01)
    assert rates.index(max(rates)) == STEPS // 10 - 1  # the last step of warmup
    assert 0.002 < rates[-1] < 0.0021


def test_open_todos_are_named_before_torch_is_loaded(home: Path) -> None:
    """Nothing heavy may be imported for it: a forgotten TODO answers at once."""
    for name in ("todo2a_warmup.py", "todo3c_backward.py"):
        stub = SOLUTIONS.parents[1] / "assignments" / "step3_pretrain" / name
        (home / name).write_bytes(stub.read_bytes())
    (home / "torch.py").write_text("raise AssertionError('torch was loaded')\n", encoding="utf-8")
    for lang, words in (("zh", "还没有完成"), ("en", "Still open")):
        done = python(home, "train_exercise.py", "--lang", lang)
        assert done.returncode == 1
        assert done.stderr == ""
        assert words in done.stdout
        assert re.findall(r"TODO (\w+)", done.stdout)[:2] == ["2a", "3c"]
        assert "todo2a_warmup.py" in done.stdout
        assert bool(CHINESE.search(done.stdout)) == (lang == "zh")
    assert not (home / "runs").exists()


def test_a_mistake_in_a_todo_is_shown_with_its_line_not_ours(home: Path) -> None:
    todo = home / "todo3b_forward.py"
    wrong = "\n\ndef forward(model, input_ids, labels):\n    return model(input_ids, target=labels)\n"
    todo.write_text(todo.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    done = python(home, "train_exercise.py", *options(home / "runs"))
    assert done.returncode == 1
    assert "todo3b_forward.py, line" in done.stdout
    assert "return model(input_ids, target=labels)" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


# ---- which stories


@pytest.mark.parametrize(
    ("variables", "stories"),
    [
        ({"LESSON_LANGUAGE": "en"}, "en"),
        ({"LESSON_LANGUAGE": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "zh"),
    ],
)
def test_stories_are_in_the_student_s_language(
    home: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], stories: str
) -> None:
    code = "import data_exercise; data_exercise.create_sample_data('sample_data.txt')"
    clean = dict.fromkeys(("LESSON_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"), "")
    assert python(home, "-c", code, **{**clean, **variables}).returncode == 0
    written = (home / "sample_data.txt").read_bytes()
    assert written == (home.parents[1] / "data" / f"stories_{stories}.txt").read_bytes()


@pytest.mark.parametrize("stories", ["zh", "en"])
def test_stories_can_be_chosen(trainer: Trainer, tmp_path: Path, stories: str) -> None:
    run = trainer.run(*options(tmp_path)[:-4], "--stories", stories, "--out", str(tmp_path), press=1)
    assert run.code == 130
    assert f"stories_{stories}.txt" in run.shown
    assert ("V = 642" in run.shown) == (stories == "zh")


def test_a_missing_file_of_the_default_name_is_made(trainer: Trainer, tmp_path: Path) -> None:
    made = trainer.folder / "sample_data.txt"
    made.unlink(missing_ok=True)
    run = trainer.run(*options(tmp_path)[:-4], "--out", str(tmp_path), press=1)
    assert run.code == 130
    assert made.read_bytes() == (trainer.folder.parents[1] / "data" / "stories_en.txt").read_bytes()


# ---- one rule for the language, in two places: students' files can't import the check's


def given_language() -> dict[str, object]:
    namespace: dict[str, object] = {"__name__": "language"}
    exec((KIT / "language.py").read_text(encoding="utf-8"), namespace)
    return namespace


@pytest.mark.parametrize("value", ["", "C", "zh_CN.UTF-8", "zh", "en", "en_GB.UTF-8", "de_DE", "zh-TW"])
def test_the_language_is_chosen_as_in_check_py(value: str) -> None:
    current = given_language()["current"]
    assert callable(current)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        expected = of_checks.language_of(None, {name: value}).removesuffix("-CN")
        assert current({name: value}) == expected


def test_earlier_variables_outrank_later_ones() -> None:
    current = given_language()["current"]
    assert callable(current)
    names = ("LESSON_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    for first, second in itertools.combinations(names, 2):
        assert current({first: "zh", second: "en"}) == "zh"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("一二三四五", 4, ["一二", "三四", "五"]),
        ("一二，三四", 4, ["一", "二，", "三四"]),  # no line begins with a comma, none is too long
        ("看 word 一二", 7, ["看 word", "一二"]),
        ("a\n\nb", 5, ["a", "", "b"]),
    ],
)
def test_text_is_wrapped_by_the_columns_it_takes(text: str, width: int, lines: list[str]) -> None:
    wrap = given_language()["wrap"]
    assert callable(wrap)
    assert wrap(text, width) == lines
