"""Whole screens, compared with what stands in ``golden/``.

After a change that is meant: ``UPDATE_GOLDEN=1 python -m pytest tests/autograder/student/test_screen.py``, then read
the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import numpy as np
import pytest
from rich.console import Console, RenderableType

from autograder.model.course import Step, Todo
from autograder.model.pictures import Curve, Curves, Row, Windows, matrix_of, tokens_of
from autograder.model.statuses import OutcomeName
from autograder.model.verdict import Text
from autograder.student.language import Speaker
from autograder.student.records import Checked, Place, Report, Trouble
from autograder.student.screen import (
    Frame,
    Standing,
    all_done,
    hint_screen,
    progress_screen,
    report_screen,
)
from autograder.student.session import About
from autograder.suite.slips import EXPLAINED

GOLDEN = Path(__file__).parent / "golden"
FACT = Text(zh="第 0 步的学习率不是 0，而是 max_lr / warmup_steps。", en="At step 0 the rate is not 0.")
OTHER = Text(zh="最后一步正好到达 max_lr。", en="The last step reaches max_lr exactly.")
VALUE = Text(zh="数值不对", en="the value is wrong")
CURVE = Curves([Curve(FACT, "step", [(0, 0.0), (1, 0.25), (2, 0.5), (3, 0.75)], [(0, 0.25), (3, 1.0)])])
WINDOWS = Windows(
    [5, 8, 2, 9, 4, 7], 0, [Row("x", 0, [5, 8, 2], [5, 8, 2]), Row("y", 1, [8, 2, 9], [5, 8, 2])]
)
TOKENS = tokens_of(["lo", "w", " ", "low", "e", "r", "\x1b\n"], ["low", " ", "low", "er", "\x1b\n"])
ROW, COLUMN = Text(zh="查询", en="query"), Text(zh="键", en="key")
MATRIX = matrix_of(
    np.array([[[0.5, -np.inf, 2.25], [1.0, 0.0, 4.0]]]),
    np.array([[[0.5, -np.inf, -np.inf], [1.0, 0.0, 4.0]]]),
    ROW,
    COLUMN,
)
PLACE = Place("todo2a_warmup.py", 3, "    return max_lrr * step", 11, 18)

TITLE = Text(zh="学习率预热：从小到大", en="Warmup: from small to large")
HINT = Text(
    zh="假设预热 4 步，最大学习率是 1.0。希望四步的学习率均匀上升，并且最后一步正好到 1.0。这四个数应该是多少？",
    en="Say warmup takes 4 steps and the largest learning rate is 1.0. Which four numbers are these?",
)
WARMUP = Todo("2a", 15, TITLE, "todo2a_warmup.py", "warmup_lr", [HINT, HINT])
DATASET = Todo(
    "1", 20, Text(zh="数据集", en="The dataset"), "todo1_dataset.py", "PretrainDataset.__getitem__"
)
TRAIN = Todo("train", 10, Text(zh="合在一起", en="All together"))
STEP = Step("step3_pretrain", Text(zh="预训练", en="Pretraining"), [], [DATASET, WARMUP, TRAIN])

REPORTS = {
    "passed": Report("2a", "passed", [Checked("a", True, FACT), Checked("b", True, OTHER)]),
    "curve": Report(
        "2a",
        "failed",
        [
            Checked(
                "a", False, FACT, VALUE, "warmup_lr(0, 4, 1.0)", 0.0, 0.25, picture=CURVE, printed="hello\n"
            ),
            Checked("b", False, OTHER, VALUE, "warmup_lr(3, 4, 1.0)", 0.75, 1.0),
        ],
    ),
    "windows": Report(
        "1",
        "failed",
        [Checked("a", False, FACT, VALUE, "PretrainDataset(…)[0]", [5, 8, 2], [8, 2, 9], picture=WINDOWS)],
    ),
    "tokens": Report(
        "1",
        "failed",
        [Checked("a", False, FACT, VALUE, "encode('low lower')", [5, 8, 2], [8, 2, 9], picture=TOKENS)],
    ),
    "matrix": Report(
        "1",
        "failed",
        [Checked("a", False, FACT, VALUE, "attention_scores(q, k)", 2.25, "-inf", picture=MATRIX)],
    ),
    "raised": Report(
        "2a",
        "failed",
        [
            Checked(
                "a",
                False,
                FACT,
                VALUE,
                "warmup_lr(0, 4, 1.0)",
                "NameError",
                trouble=Trouble("NameError", "name 'max_lrr' is not defined", PLACE, EXPLAINED["NameError"]),
            )
        ],
    ),
    "open": Report("2a", "not_attempted"),
    "import_error": Report(
        "2a",
        "import_error",
        trouble=Trouble("SyntaxError", "invalid syntax", PLACE, EXPLAINED["SyntaxError"]),
    ),
    "missing": Report("2a", "missing"),
    "timed_out": Report("2a", "timed_out", trouble=Trouble("", "", PLACE), running=FACT),
    "crashed": Report("2a", "crashed", trouble=Trouble("", "-6"), running=FACT),
    "broken_check": Report("2a", "broken_check", trouble=Trouble("", "no such fixture")),
}


def text_of(renderable: RenderableType, width: int = 78) -> str:
    """The screen without colours and without blanks at the ends of lines."""
    console = Console(width=width, force_terminal=False, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh-CN", "en", "both"])
@pytest.mark.parametrize("name", REPORTS)
def test_report(name: str, language: str) -> None:
    report = REPORTS[name]
    todo = STEP.todo(report.todo)
    about = About(todo, f"assignments/step3_pretrain/{todo.file}", 3, todo_line=37)
    frame = Frame(Speaker(language), "python autograder/check.py")
    compare(f"{name}_{language}", text_of(report_screen(report, about, frame)))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_overviews(language: str) -> None:
    frame = Frame(Speaker(language), "python autograder/check.py")
    outcomes: list[OutcomeName] = ["right", "wrong", "open"]
    standings = [Standing(todo, each, f"({each})") for todo, each in zip(STEP.todos, outcomes, strict=True)]
    text = text_of(progress_screen(standings, "Title", frame))
    text += text_of(hint_screen(STEP.todo("2a"), 1, frame))
    text += text_of(hint_screen(STEP.todo("2a"), len(STEP.todo("2a").hints), frame))
    text += text_of(
        all_done("assignments/step3_pretrain", "python train_exercise.py", None, frame.program, frame)
    )
    compare(f"overviews_{language}", text)


def test_a_terminal_without_braille_gets_letters() -> None:
    about = About(STEP.todo("2a"), "todo2a_warmup.py")
    screen = text_of(report_screen(REPORTS["curve"], about, Frame(Speaker("en"), "check", fine=False)))
    assert not any(0x2800 <= ord(character) < 0x2900 for character in screen)
    assert "ooo your curve" in screen


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("curve", ["warmup_lr(0, 4, 1.0)", "0.25", "step 3"]),
        ("windows", ["y expected", "your y", "should begin at place 1"]),
        ("tokens", ["low|␣|low|er|�↵", "lo|w|␣|low|e|r|�↵"]),
        ("matrix", ["2.2*", "−∞*"]),
    ],
)
def test_a_narrow_terminal_loses_nothing_of_a_picture(name: str, said: list[str], width: int) -> None:
    """Both ends of a curve and its last right point are there, and every number."""
    about = About(STEP.todo("2a"), "todo2a_warmup.py")
    screen = text_of(report_screen(REPORTS[name], about, Frame(Speaker("en"), "check")), width)
    assert max(map(len, screen.splitlines())) <= width
    if name == "curve":
        assert any(line.endswith("x") for line in screen.splitlines()), "the point of the last step"
    for words in said:
        assert words in screen


def test_what_comes_from_a_student_is_never_taken_for_markup() -> None:
    trouble = Trouble("ValueError", "[bold]no[/bold] [/]", Place("todo2a_warmup.py", 1, "x = '[red]'"))
    report = Report("2a", "import_error", trouble=trouble)
    about = About(STEP.todo("2a"), "todo2a_warmup.py")
    screen = text_of(report_screen(report, about, Frame(Speaker("en"), "check")))
    assert "[bold]no[/bold] [/]" in screen
    assert "x = '[red]'" in screen


def test_the_next_step_is_named_once() -> None:
    """Protects who works with --step: the line can be pasted, and names the step that comes next only."""
    frame = Frame(Speaker("en"), "python autograder/check.py --step step3")
    following = msgspec.structs.replace(STEP, id="step4_later")
    shown = text_of(all_done("here", "", following, "python autograder/check.py", frame))
    assert "python autograder/check.py --step step4_later" in shown
    assert "--step step3" not in shown
