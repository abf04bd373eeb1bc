"""The parts of a screen: language, wrapping, curves, numbers; and every text in both languages."""

from __future__ import annotations

import string

import pytest
from rich.cells import cell_len
from rich.console import Console

from autograder.model.verdict import Text
from autograder.student import texts
from autograder.student.language import BOTH, Speaker, language_of
from autograder.student.plot import Canvas
from autograder.student.prose import CLOSING, Prose, wrap
from autograder.student.screen import shown
from autograder.suite import slips

EVERY_TEXT = {name: value for name, value in vars(texts).items() if isinstance(value, Text)}
EVERY_TEXT |= {name: value for name, value in vars(slips).items() if isinstance(value, Text)}
EVERY_TEXT |= {f"EXPLAINED[{name}]": value for name, value in slips.EXPLAINED.items()}
EVERY_TEXT |= {f"SYNTAX[{pattern}]": value for pattern, value in slips.SYNTAX}
CHINESE = "第 0 步的学习率不是 0，而是 max_lr / warmup_steps：如果从 0 开始（见“例子”），第一步就白走了。"


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh-CN"),
        (None, {"LANG": "zh_TW"}, "zh-CN"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"}, "zh-CN"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "de_DE"}, "en"),
        (None, {"LANG": "C.UTF-8"}, BOTH),
        (None, {"LANG": "fr_FR.UTF-8"}, BOTH),
    ],
)
def test_the_option_counts_then_the_locale_then_both(
    option: str | None, environment: dict[str, str], language: str
) -> None:
    assert language_of(option, environment) == language


@pytest.mark.parametrize("name", EVERY_TEXT)
def test_both_versions_of_a_text_say_the_same_things(name: str) -> None:
    """The same blanks to fill in, and each in its own language."""
    text = EVERY_TEXT[name]
    blanks = [
        {field for _, field, _, _ in string.Formatter().parse(each) if field} for each in (text.zh, text.en)
    ]
    assert blanks[0] == blanks[1]
    assert any("\u4e00" <= character <= "\u9fff" for character in text.zh)
    assert not any("\u4e00" <= character <= "\u9fff" for character in text.en)


def test_a_speaker_says_one_language_or_both() -> None:
    assert Speaker("en").block(texts.OPEN) == "open"
    assert Speaker("zh-CN").short(texts.OPEN) == "还没开始"
    assert Speaker(BOTH).short(texts.OPEN) == "还没开始 / open"
    assert Speaker(BOTH).block(texts.CHECKS, passed=1, all=4) == "公开检查 1/4\npublic checks 1/4"


@pytest.mark.parametrize("width", range(18, 60))
def test_chinese_is_wrapped_within_the_width_and_loses_nothing(width: int) -> None:
    lines = wrap(CHINESE, width)
    assert "".join("".join(lines).split()) == "".join(CHINESE.split())
    assert all(cell_len(line) <= width for line in lines)
    assert all(line[0] not in CLOSING and line[-1] not in "（“" for line in lines)
    assert any("warmup_steps：" in line for line in lines)


def test_words_are_not_cut_unless_they_must_be() -> None:
    assert wrap("to be or not to be", 6) == ["to be", "or not", "to be"]
    assert wrap("incomprehensibilities", 8) == ["incompre", "hensibil", "ities"]
    assert wrap("", 8) == [""]


def test_prose_fills_a_console() -> None:
    console = Console(width=20, record=True, file=None, force_terminal=False)
    with console.capture() as capture:
        console.print(Prose("学习率均匀上升：走完四步中的第二步\nIt rises evenly"))
    assert capture.get().splitlines() == ["学习率均匀上升：走完", "四步中的第二步", "It rises evenly"]


def characters(canvas: Canvas) -> list[str]:
    return ["".join(cell.character for cell in row) for row in canvas.rows()]


def test_a_rising_line_goes_from_the_lower_left_to_the_upper_right() -> None:
    canvas = Canvas(4, 4, (0, 1), (0, 1), fine=False)
    canvas.curve([0, 1], [0, 1])
    assert characters(canvas) == ["   o", "  o ", " o  ", "o   "]


def test_fine_dots_and_marks_share_the_canvas() -> None:
    canvas = Canvas(3, 1, (0, 2), (0, 1), fine=True)
    canvas.curve([0, 2], [0, 0])
    canvas.mark(1, 1, "x", "right")
    assert characters(canvas) == ["⣀x⣀"]
    assert [cell.kind for cell in canvas.rows()[0]] == ["curve", "right", "curve"]


def test_a_flat_curve_and_a_single_point_can_be_drawn() -> None:
    canvas = Canvas(3, 3, (5, 5), (1, 1), fine=False)
    canvas.curve([5], [1])
    assert sum(row.count("o") for row in characters(canvas)) == 1


def test_numbers_that_differ_never_look_the_same() -> None:
    assert shown(0.1, 0.2) == ("0.1", "0.2")
    got, expected = shown(0.1, 0.1 + 1e-12)
    assert (got, expected[:14]) == ("0.1", "0.100000000001")
    assert shown([1, 2.5], [1, 2.0]) == ("[1, 2.5]", "[1, 2]")
    assert shown("nan", 1.0) == ("nan", "1")
