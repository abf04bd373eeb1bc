"""A failure on a terminal of 24 lines: its top must never scroll away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.console import Console, RenderableType

from autograder.student.desk import Chosen, Desk
from autograder.student.fit import Part, fitted, height_of, whole
from tests.autograder.student.conftest import Command
from tests.autograder.student.test_screen import REPORTS, text_of

NOTE = "NOTE"


def lines(count: int, name: str) -> str:
    return "\n".join([name] * count)


def shown(parts: Sequence[Part], height: int) -> str:
    console = Console(width=80, height=24)
    screen: RenderableType = fitted(parts, console, height, NOTE)
    return text_of(screen)


PARTS = [
    Part(lines(3, "always")),
    Part(lines(4, "picture"), 2, (lines(2, "small"),)),
    Part(lines(2, "idea"), 1),
]


def test_what_fits_is_shown_in_full_without_a_note() -> None:
    height = height_of([whole(PARTS)], Console(width=80))
    assert shown(PARTS, height) == text_of(whole(PARTS))


def test_what_matters_most_gets_the_room_and_its_place_stays() -> None:
    assert shown(PARTS, 10).split() == ["always"] * 3 + ["small"] * 2 + ["idea"] * 2 + [NOTE]
    assert shown(PARTS, 8).split() == ["always"] * 3 + ["idea"] * 2 + [NOTE]


def test_what_always_stays_is_shown_even_without_room() -> None:
    assert shown(PARTS, 2).split() == ["always"] * 3 + [NOTE]


@pytest.mark.parametrize("language", [None, "zh-CN", "en"])
@pytest.mark.parametrize("name", ["curve", "windows", "raised", "timed_out", "import_error", "open"])
def test_a_report_of_watch_fits_a_terminal_of_24_lines(
    name: str, language: str | None, check: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Report and what stands below it together, and the essence is there."""
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setenv("LANGUAGE", "C")  # no language: both
    report = REPORTS[name]
    with Desk(Chosen(lang=language)) as desk:
        desk.console = Console(
            width=80, height=24, force_terminal=True, color_system=None, record=True, quiet=False
        )
        todo = desk.session.find(report.todo)
        with desk.console.capture() as capture:
            desk._show_fitted(todo, report, keys=True)
            desk._show_waiting(todo, keys=True)
    screen = capture.get()
    assert len(screen.splitlines()) <= 23, screen
    assert screen.splitlines()[0][2:].startswith(f"TODO {report.todo}")
    if report.checks:
        assert report.checks[0].call in screen
    if name == "curve":
        assert "check.py 2a" in screen
