"""The chain of all six steps: whose code a stage uses, what runs again, what Ctrl-C and broken code come to, the page, talking.

The checks that decide whose code is used are check.py's own, tested elsewhere; here a stand-in says yes or no.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.model.paths import ROOT
from tests.autograder import processes
from tests.training.chains import HOSTILE, contents

sys.path.append(str(ROOT / "solutions"))  # the kit

from kit.chain import page, run  # pyright: ignore[reportMissingImports]
from kit.chain.stages import STAGES, Place, stage_of  # pyright: ignore[reportMissingImports]
from kit.options import UsageError  # pyright: ignore[reportMissingImports]

CHECK = "import pathlib, sys; sys.exit(0 if sys.argv[2] in pathlib.Path(__file__).with_name('passing').read_text() else 1)"
DEFINITION = "def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:\n"
# As a terminal starts a command: what Ctrl-C is sent to is the command and what it has started, not the tests.
IN_A_GROUP_OF_ITS_OWN = (
    "import os, sys; os.setsid(); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
# A model that is trained in a moment.
SMALLER = (
    ("STEPS = 600", "STEPS = 12"),
    ('"n_embd": 128', '"n_embd": 16'),
    ("batch_size=16", "batch_size=2"),
)


class Course:
    """A course's folder with all TODOs solved, in which some steps pass the checks."""

    def __init__(self, root: Path) -> None:
        self.root, self.assignments = root, root / "assignments"
        shutil.copytree(
            ROOT / "solutions",
            self.assignments,
            ignore=shutil.ignore_patterns("__pycache__", "runs", "lesson", "*.toml"),
        )
        (root / "data").symlink_to(ROOT / "data")
        (root / "autograder").mkdir()
        (root / "autograder" / "check.py").write_text(CHECK, encoding="utf-8")
        self.passes()
        for old, new in SMALLER:
            self.change("step3_pretrain/token_pretraining.py", old, new)

    def passes(self, *steps: str) -> None:
        """From now on these steps pass the public checks, no others."""
        (self.root / "autograder" / "passing").write_text(" ".join(steps), encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Edit a file of the assignments."""
        path = self.assignments / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def chain(self, *options: str, before: tuple[str, ...] = ()) -> processes.Finished:
        """Run it, in English."""
        command = (*before, "assignments/chain.py", "--lang", "en", "--language", "en", *options)
        return processes.python(*command, cwd=self.root)

    def made(self, stage: str) -> dict[str, object]:
        """The record of a stage."""
        path = self.assignments / "runs" / "chain" / "en" / stage / "stage.json"
        return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return Course(tmp_path_factory.mktemp("course"))


def test_a_stage_is_made_by_own_code_where_it_passes_and_taken_from_the_course_where_not(
    course: Course,
) -> None:
    course.passes("step1_tokenizer", "step3_pretrain")
    done = course.chain("--until", "step3_pretrain")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("✓ tokenizer: your code")]
    assert [
        line for line in lines if line.startswith("○ GPT: the course's (a public check doesn't pass yet)")
    ]
    assert [line for line in lines if line.startswith("✓ pretraining: your code  held-out loss 6.9")]
    assert [course.made(stage)["mine"] for stage in ("tokenizer", "gpt", "pretrained")] == [True, False, True]
    html = (course.assignments / "runs/chain/en/chain.html").read_text(encoding="utf-8")
    assert "my code" in html
    assert "the course’s" in html

    # Again: nothing has changed, so nothing is made.
    again = course.chain("--until", "3")
    assert again.stdout.count("unchanged") == 3
    # Another rate in pretraining: that alone is made again. Now with the student's GPT, which passes, too.
    course.passes("step1_tokenizer", "step2_gpt_model", "step3_pretrain")
    course.change("step3_pretrain/token_pretraining.py", "warmup_steps=60", "warmup_steps=3")
    third = course.chain("--until", "3")
    assert third.stdout.count("unchanged") == 1, third.stdout
    assert re.search(r"✓ GPT: your code  \d\d\d,\d\d\d parameters", third.stdout), third.stdout
    assert course.made("pretrained")["mine"] is True


def test_ctrl_c_keeps_what_was_learned_and_the_same_command_goes_on(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.passes("step3_pretrain")
    # The code of the student presses Ctrl-C itself, once, in its fifth step: no clock is in it.
    press = (
        "import os, pathlib, signal\n_press = pathlib.Path(__file__).with_name('press')\n_calls = []\n\n\n"
        "def update_lr(optimizer: Optimizer, lr: float) -> None:\n"
        "    _calls.append(lr)\n"
        "    if len(_calls) == 5 and _press.exists():\n"
        "        _press.unlink()\n"
        "        os.killpg(os.getpgrp(), signal.SIGINT)\n"
    )
    course.change(
        "step3_pretrain/todo3a_update_lr.py",
        DEFINITION,
        press,
    )
    (course.assignments / "step3_pretrain" / "press").write_text("")
    first = course.chain("--only", "3", before=("-c", IN_A_GROUP_OF_ITS_OWN))
    assert first.returncode == 130, first.stdout + first.stderr
    assert "the same command goes on" in first.stdout
    assert "Traceback" not in first.stdout + first.stderr
    kept = course.assignments / "runs/chain/en/pretrained"
    assert (kept / "unfinished.safetensors").is_file()
    assert not (kept / "stage.json").exists()
    second = course.chain("--only", "3")
    assert second.returncode == 0, second.stdout + second.stderr
    assert not (kept / "unfinished.safetensors").exists()
    steps = [row["step"] for row in course.made("pretrained")["rows"]]  # pyright: ignore[reportIndexIssue, reportGeneralTypeIssues]
    assert steps == [1, 5, 12], "the fifth step was the last of the first run, and no step came twice"


def test_own_code_that_breaks_in_the_chain_is_named_and_the_chain_goes_on_without_it(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.passes("step3_pretrain")
    course.change("step3_pretrain/todo2a_warmup.py", "### BEGIN SOLUTION", "raise ValueError('too warm')")
    done = course.chain("--only", "3")
    assert done.returncode == 1
    assert "too warm" in done.stdout
    assert "todo2a_warmup.py, line" in done.stdout
    assert "This stage took the course's own result instead." in done.stdout
    assert course.made("pretrained")["mine"] is False


def test_a_model_that_got_worse_is_not_taken(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.passes("step3_pretrain")
    course.change("step3_pretrain/token_pretraining.py", "learning_rate=3e-3", "learning_rate=100.0")
    done = course.chain("--only", "3")
    assert done.returncode == 1
    assert re.search(r"it got no better: the held-out loss did not fall \(6\.\d+ → ", done.stdout), (
        done.stdout
    )


def test_open_todos_and_steps_that_are_not_released_take_the_courses_results(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.passes(*(stage.step for stage in STAGES))
    shutil.rmtree(course.assignments / "step5_dpo")
    shutil.copy(
        ROOT / "assignments/step1_tokenizer/todo4b_merge.py",
        course.assignments / "step1_tokenizer/todo4b_merge.py",
    )
    assert "○ tokenizer: the course's (not done yet)" in course.chain("--only", "1").stdout
    assert "(not released yet)" in course.chain("--only", "step5_dpo").stdout


def test_a_step_that_does_not_exist_is_refused_with_those_that_do(course: Course) -> None:
    done = course.chain("--only", "step9")
    assert done.returncode == 2
    assert "there is no such step; there are step1_tokenizer" in done.stdout
    with pytest.raises(UsageError):
        stage_of("tokenisation")


def test_a_damaged_file_is_named_with_what_helps(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.passes("step4_sft")
    folder = course.assignments / "runs/chain/en/pretrained"
    assert course.chain("--only", "3").returncode == 0
    (folder / "model.safetensors").write_bytes(b"no model at all")
    done = course.chain("--only", "4")
    assert done.returncode == 2
    assert "pretrained/model.safetensors: can't be used" in done.stdout
    assert "With --fresh all is made anew." in done.stdout


# ---- keys, words


def test_a_stage_is_keyed_by_code_data_and_what_came_before(tmp_path: Path) -> None:
    place = Place(tmp_path, "en")
    stage = stage_of("sft")
    key = place.key(stage, True)
    assert key == place.key(stage, True)
    assert key != place.key(stage, False)
    assert key != Place(tmp_path, "zh").key(stage, True)
    place.folder("pretrained").mkdir(parents=True)
    place.write("pretrained", run.Made(key="another", mine=True))
    assert key != place.key(stage, True)


def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    place = Place(tmp_path, "en")
    place.folder("sft").mkdir(parents=True)
    (place.folder("sft") / "stage.json").write_text("{", encoding="utf-8")
    assert place.made("sft") is None


@pytest.mark.parametrize(
    ("stage", "good", "bad"),
    [
        ("tokenizer", {"lossless": 1.0, "bytes_a_token": 3.0}, {"lossless": 0.0, "bytes_a_token": 3.0}),
        ("gpt", {"difference": 1e-6}, {"difference": float("nan")}),
        ("pretrained", {"before": 6.9, "after": 0.7}, {"before": 6.9, "after": float("nan")}),
        ("sft", {"before": 0.0, "after": 0.9}, {"before": 0.1, "after": 0.0}),
        (
            "dpo",
            {"full_before": 0.5, "other_before": 0.1, "full_after": 0.9, "other_after": 0.1},
            {"full_before": 0.5, "other_before": 0.1, "full_after": 0.1, "other_after": 0.8},
        ),
        ("vlm", {"unseen": 0.9, "blank": 0.1}, {"unseen": 0.1, "blank": 0.1}),
    ],
)
def test_a_stage_that_got_worse_is_recognised(
    stage: str, good: dict[str, float], bad: dict[str, float]
) -> None:
    assert run.got_worse(stage, good) == ""
    assert run.got_worse(stage, bad) != ""


def test_a_full_disk_and_a_folder_that_cannot_be_written_have_words_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LESSON_LANGUAGE", "en")
    assert "The disk is full" in run.trouble(OSError(errno.ENOSPC, "No space left"), Path("x"))
    assert "choose another folder by --out" in run.trouble(OSError(errno.EROFS, "Read-only"), Path("x"))


def test_a_folder_that_is_a_file_is_no_traceback(course: Course, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    done = course.chain("--only", "2", "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert done.stdout.startswith("✗ ")
    assert "Traceback" not in done.stderr


# ---- the page


def test_the_page_is_one_file_and_escapes_what_others_wrote() -> None:
    html = page.render(contents(name=HOSTILE))
    assert HOSTILE not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"""(src|href)="(?!data:|#)""", html), "it asks nobody for anything"
    assert "currentColor" in html
    assert page.INK not in html


# ---- talking


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place where no chain has run: talking takes what the course ships."""
    before = os.environ.get("LESSON_LANGUAGE")
    os.environ["LESSON_LANGUAGE"] = "en"
    yield Place(tmp_path_factory.mktemp("place"), "en")
    if before is None:
        del os.environ["LESSON_LANGUAGE"]
    else:
        os.environ["LESSON_LANGUAGE"] = before


def talked(place: Place, stages: list[str], typed: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    from kit.chain import talk  # pyright: ignore[reportMissingImports]

    lines = iter([*typed, ""])
    assert talk.main(place, stages, lambda _: next(lines)) == 0
    return capsys.readouterr().out


def test_it_answers_a_question_about_a_story(shipped: Place, capsys: pytest.CaptureFixture[str]) -> None:
    from kit import questions  # pyright: ignore[reportMissingImports]

    asked = questions.load("en", "test")[:3]
    said = talked(shipped, ["sft"], [one.prompt for one in asked], capsys)
    answers = said.splitlines()[-3:]
    assert sum(one.is_right(answer.strip()) for one, answer in zip(asked, answers, strict=True)) >= 2


def test_two_stages_stand_side_by_side(shipped: Place, capsys: pytest.CaptureFixture[str]) -> None:
    said = talked(shipped, ["pretrained", "sft"], ["Once upon a time there was a fox."], capsys)
    assert re.search(r"╭.*pretraining.*╮.*╭.*instruction tuning.*╮", said)


def test_a_model_that_cannot_see_says_so(shipped: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert "This model can't see" in talked(shipped, ["sft"], ["/picture"], capsys)
    assert "That is too long" in talked(shipped, ["sft"], ["a story " * 200], capsys)


def test_a_stage_without_a_model_cannot_talk(shipped: Place) -> None:
    from kit.chain import talk  # pyright: ignore[reportMissingImports]

    with pytest.raises(UsageError, match="choose one of 3 to 6"):
        talk.main(shipped, ["tokenizer"])


def test_the_courses_model_that_sees_needs_own_code_to_look(tmp_path: Path) -> None:
    from kit.chain import talk  # pyright: ignore[reportMissingImports]

    place = Place(tmp_path, "en")
    with pytest.raises(UsageError, match=r"chain\.py"):
        talk.main(place, ["6"])
    place.folder("vlm").mkdir(parents=True)
    place.write("vlm", run.Made(key="", mine=False))
    with pytest.raises(UsageError, match="6"):
        talk.main(place, ["6"])
    assert talk.last_stage(place).id == "sft"


def test_a_picture_is_drawn_and_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LESSON_LANGUAGE", "en")
    place, shipped = Place(tmp_path, "en"), ROOT / "data" / "artefacts" / "en"
    for stage in ("dpo", "vlm"):
        place.folder(stage).mkdir(parents=True)
        shutil.copy(shipped / "tokenizer.json", place.folder(stage))
        shutil.copy(shipped / f"{stage}.safetensors", place.folder(stage) / "model.safetensors")
        place.write(stage, run.Made(key="", mine=True))
    said = talked(place, [], ["/picture", "/picture", "/picture"], capsys)
    assert said.count("▀") == 3 * 32 * 16, "32 x 32 pixels, two in a place"
    answers = re.findall(r"^A \w+ \w+ .* (?:a|an) \w+ \w+\.$", said, re.MULTILINE)
    assert len(answers) == 3, said[-400:]
