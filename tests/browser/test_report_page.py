"""The report in a real browser: by mouse and by keyboard, in both colour schemes, narrow and wide, attacked, and large."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.autograder.views.classes import COURSE, CRASHED, verdict, write_class, write_report
from tests.browser.conftest import ADA, HOSTILE_NAMES, HOSTILE_TEXT, Look, look

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCORES = (
    "rows => rows.filter(row => !row.hidden).map(row => row.cells[1].dataset.v ?? row.cells[1].textContent)"
)
ROWS = "[data-students] tbody tr"


def scores(opened: Look) -> list[float]:
    return [float(score) for score in opened.page.eval_on_selector_all(ROWS, SCORES)]


def focused(opened: Look) -> str:
    return opened.page.evaluate("document.activeElement.textContent || document.activeElement.tagName")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 390)])
def test_it_opens_quietly_fits_and_is_accessible(
    browser: Browser, a_class: Path, scheme: str, width: int
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    with look(browser, a_class / "report.html", **options) as opened:
        opened.keep(f"report-{scheme}-{width}")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        assert opened.page.locator(ROWS).count() == 20
        assert opened.axe() == []


def test_columns_sort_both_ways(browser: Browser, a_class: Path) -> None:
    with look(browser, a_class / "report.html") as opened:
        head = opened.page.get_by_role("columnheader", name="Score")
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "ascending"
        rising = scores(opened)
        assert rising == sorted(rising)
        assert rising[0] == -2, "who has no verdict stands at the end that has no points"
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        assert scores(opened) == rising[::-1]
        student = opened.page.get_by_role("columnheader", name="Student")
        student.get_by_role("button").click()
        assert head.get_attribute("aria-sort") is None
        names = opened.page.locator(f"{ROWS} th").all_text_contents()
        student.get_by_role("button").click()
        assert opened.page.locator(f"{ROWS} th").all_text_contents() == names[::-1]


def test_search_and_filters_narrow_the_table_and_are_taken_back(browser: Browser, a_class: Path) -> None:
    with look(browser, a_class / "report.html") as opened:
        status = opened.page.locator("[data-shown]")
        search = opened.page.get_by_label("Search by name")
        several = opened.after(lambda: search.fill("ada"), status)
        assert several not in ("0 of 20 shown", "1 of 20 shown")
        opened.page.get_by_role("combobox", name="Show", exact=True).select_option(
            label="crashed, over a limit or not importable"
        )
        assert status.text_content() == "1 of 20 shown"
        assert ADA in opened.page.locator(f"{ROWS}:not([hidden])").inner_text()
        opened.page.get_by_role("button", name="Show all", exact=True).click()
        assert status.text_content() == "20 of 20 shown"
        opened.page.get_by_role("combobox", name="Show", exact=True).select_option(
            label="changed since the last run"
        )
        assert status.text_content() == "1 of 20 shown"


def test_a_mistake_leads_to_all_who_made_it(browser: Browser, a_class: Path) -> None:
    with look(browser, a_class / "report.html") as opened:
        button = opened.page.get_by_role("button", name="Show all who made it: target_not_moved")
        count = int((button.locator("xpath=..").text_content() or "").removesuffix("show"))
        button.click()
        assert opened.page.locator(f"{ROWS}:not([hidden])").count() == count > 1
        assert opened.page.locator(f"{ROWS}:not([hidden])", has_text=ADA).count() == 1


def test_the_keyboard_alone_is_enough(browser: Browser, a_class: Path) -> None:
    with look(browser, a_class / "report.html") as opened:
        keyboard = opened.page.keyboard
        keyboard.press("Tab")
        assert focused(opened) == "Skip to the results"
        keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "main"
        keyboard.press("/")
        opened.after(lambda: keyboard.type("ada"), opened.page.locator("[data-shown]"))
        for _ in range(8):
            keyboard.press("Tab")
            if focused(opened) == "Score":
                break
        assert focused(opened) == "Score"
        outline = opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", "what has the focus can be seen"
        keyboard.press("Space")
        shown = scores(opened)
        assert shown == sorted(shown)
        assert len(shown) > 1


def test_links_lead_to_the_students_page(browser: Browser, a_class: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((a_class / "report.html").as_uri())
    page.locator(ROWS).get_by_role("link", name=ADA).click()
    assert page.locator("h1").inner_text() == ADA
    page.go_back()
    page.locator("section", has_text="Crashed").get_by_role("link", name=ADA).first.click()
    assert "#step3_pretrain-" in page.url
    context.close()


def test_a_course_of_several_steps_is_folded_and_a_link_opens_its_place(
    browser: Browser, tmp_path: Path
) -> None:
    """Protects the first look at a course: who needs a person, all steps in one table, and each step a click away."""
    from playwright.sync_api import expect

    steps = [step.id for step in COURSE.steps[:3]]
    own = [verdict("ada"), verdict("bo", {"1": CRASHED})]
    made = [msgspec.structs.replace(one, step=step, todos=[]) for one in own for step in steps]
    write_report(write_class(tmp_path, made))
    with look(browser, tmp_path / "report.html", viewport={"width": 400, "height": 900}) as opened:
        folded = opened.page.locator("details.step")
        assert folded.count() == 3
        assert folded.and_(opened.page.locator("[open]")).count() == 0
        for place in (f"{steps[2]}-students", steps[1]):
            opened.page.locator(f'nav a[href="#{place}"]').click()
            expect(opened.page.locator(f"[id='{place}']")).to_be_in_viewport()
        assert opened.axe() == []


def test_without_scripts_everything_is_still_there(browser: Browser, a_class: Path) -> None:
    with look(browser, a_class / "report.html", java_script_enabled=False) as opened:
        assert opened.page.locator(ROWS).locator("visible=true").count() == 20
        assert not opened.page.locator(".controls").is_visible()
        assert opened.page.get_by_text("Score", exact=True).locator("visible=true").count() == 1


def test_it_prints_whole(browser: Browser, a_class: Path) -> None:
    with look(browser, a_class / "report.html", color_scheme="dark") as opened:
        opened.page.emulate_media(media="print")
        opened.keep("report-print")
        assert not opened.page.locator(".controls").is_visible()
        table = opened.page.locator(".students")
        assert table.evaluate("one => one.scrollHeight - one.clientHeight") <= 1, "no row is cut off"
        assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [1200, 390])
def test_hostile_names_and_messages_are_harmless(browser: Browser, a_hostile_class: Path, width: int) -> None:
    size = {"width": width, "height": 900}
    with look(browser, a_hostile_class / "report.html", viewport=size) as opened:
        opened.keep(f"report-hostile-{width}")
        assert opened.page.evaluate("window.hacked") is None
        assert opened.page.locator("h1").is_visible(), "no style of theirs is applied"
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        links = opened.page.locator(ROWS).get_by_role("link")
        assert links.count() == len(HOSTILE_NAMES)
        shown = links.all_text_contents()
        assert HOSTILE_NAMES[0] in shown
        assert all("\u202e" not in name for name in shown)
        assert HOSTILE_TEXT[:60] in (opened.page.text_content("body") or "")


def test_three_thousand_students_stay_usable(browser: Browser, a_large_class: Path) -> None:
    with look(browser, a_large_class / "report.html") as opened:
        assert opened.page.locator(ROWS).count() == 3000
        search = opened.page.get_by_label("Search by name")
        opened.after(lambda: search.fill("小明 0"), opened.page.locator("[data-shown]"))
        found = opened.page.eval_on_selector_all(ROWS, "rows => rows.filter(row => !row.hidden).length")
        assert 0 < found < 3000
        opened.page.get_by_role("columnheader", name="Score").get_by_role("button").click()
        rising = scores(opened)
        assert len(rising) == found
        assert rising == sorted(rising)
        opened.page.get_by_role("button", name="Show all", exact=True).click()
        every = scores(opened)
        assert len(every) == 3000
        assert every == sorted(every)
        opened.keep("report-3000-students", full_page=False)
