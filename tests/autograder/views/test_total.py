"""The course's total: the same in results.json, report, student's page and terminal; nothing of it in a course of one step."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from autograder.model.course import Course
from autograder.model.total import total_of
from autograder.model.verdict import Total, Verdict
from autograder.record.results import RESULTS_FILE, read_results, write_results
from autograder.views.report import ClassReport
from autograder.views.student_page import student_page
from autograder.views.table import print_class
from tests.autograder.views.classes import COURSE, CRASHED, OPEN, STEP, head, random_class, verdict
from tests.autograder.views.pages import assert_strict

LATER = msgspec.structs.replace(STEP, id="step9_later")
LAST = msgspec.structs.replace(STEP, id="step10_last")
ONE: Course = msgspec.structs.replace(COURSE, steps=[STEP], weights={})
THREE: Course = msgspec.structs.replace(
    COURSE, steps=[STEP, LATER, LAST], weights={STEP.id: 3.0, LATER.id: 1.0, LAST.id: 1.0}
)


def of_step(one: Verdict, step: str) -> Verdict:
    return msgspec.structs.replace(one, step=step)


ADA = [verdict("ada"), of_step(verdict("ada", {"1": OPEN}), LATER.id)]
BOB = [verdict("bob", {"1": CRASHED})]
EVE = [verdict("eve"), of_step(verdict("eve", status="infrastructure_error", reason="no memory"), LATER.id)]


def report() -> ClassReport:
    figures = ClassReport(THREE, head())
    for own in (ADA, BOB, EVE):
        figures.add(own)
    return figures


def printed(figures: ClassReport, width: int = 80, steps: Sequence[str] = (STEP.id, LATER.id)) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    print_class(console, figures, steps)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("verdicts", "total"),
    [(ADA, Total(76.0, 80.0)), (BOB, Total(48.0, 60.0)), (EVE, Total(60.0, 60.0)), ([], Total(0.0, 0.0))],
)
def test_the_weights_decide_and_a_fault_of_the_machine_counts_neither_way(
    verdicts: list[Verdict], total: Total
) -> None:
    assert total_of(THREE, verdicts) == total


def test_all_views_say_the_same(tmp_path: Path) -> None:
    figures = report()
    page = assert_strict(figures.page(None, None))
    cells = [cell.text for cell in page.all("td")]
    first = cells.index("76.0")
    assert cells[first : first + 4] == ["76.0", "80.0", "100", "80"]
    assert page.text.index("All steps") < page.text.index("Scores of")
    rows = [line.split() for line in printed(figures).splitlines()]
    assert ["ada", "76.0", "100", "80"] in rows
    assert ["bob", "48.0", "of", "60.0", "80!", "–"] in rows
    assert ["eve", "60.0", "of", "60.0", "100", "?!"] in rows
    own = assert_strict(student_page(THREE, ADA)).text
    assert "76.0" in own
    assert "课程总分" in own
    write_results(tmp_path / RESULTS_FILE, head(), [*ADA, *BOB, *EVE], figures.totals)
    totals = read_results(tmp_path / RESULTS_FILE).totals
    assert totals == {"ada": Total(76.0, 80.0), "bob": Total(48.0, 60.0), "eve": Total(60.0, 60.0)}


def test_a_course_of_one_step_shows_no_total(tmp_path: Path) -> None:
    figures = ClassReport(ONE, head())
    figures.add(BOB)
    assert figures.totals is None
    assert "All steps" not in assert_strict(figures.page(None, None)).text
    assert "课程总分" not in student_page(ONE, BOB)
    write_results(tmp_path / RESULTS_FILE, head(), BOB, figures.totals)
    assert "totals" not in (tmp_path / RESULTS_FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_class_fits_the_terminal_and_a_large_one_shows_whom_to_look_at(width: int) -> None:
    figures = ClassReport(ONE, head())
    for one in [*random_class(60), verdict("zoe", {"3c": CRASHED})]:
        figures.add([one])
    shown = printed(figures, width, [STEP.id]).splitlines()
    assert max(map(len, shown)) <= width
    assert len(shown) <= 40
    assert any("zoe" in line for line in shown)
    assert any("to look at" in line for line in shown)


@pytest.mark.parametrize("size", [30, 60])
def test_a_course_of_six_steps_is_one_table_of_whole_words(size: int) -> None:
    """Protects the end of a run: a line per student at 80 columns, no word cut; of a large class, whom to look at."""
    figures, steps = ClassReport(COURSE, head()), [step.id for step in COURSE.steps]
    for one in [*random_class(size - 1), verdict("zoe the very very very long named", {"3c": CRASHED})]:
        figures.add([msgspec.structs.replace(one, step=STEP.id), *_others(one)])
    shown = printed(figures, 80, steps).splitlines()
    assert max(map(len, shown)) <= 80
    assert len(shown) <= 30 + 12
    text = "\n".join(shown)
    assert all(step.partition("_")[0] in text for step in steps)
    rows = sum(re.match(r" \S.* \d+\.\d  ", line) is not None for line in shown) - len(["head", "median"])
    assert rows == 30 if size == 30 else 0 < rows <= 30
    assert any("zoe the very" in line and "!" in line for line in shown)


def _others(one: Verdict) -> list[Verdict]:
    """The same student's other steps, handed in or not, as they would be graded: each with its own TODOs."""
    return [
        msgspec.structs.replace(one, step=step.id, todos=[], max_score=step.points)
        for step in COURSE.steps
        if step is not STEP
    ]
