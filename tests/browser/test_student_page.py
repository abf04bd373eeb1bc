"""A student's page in a real browser: both languages, pictures, keyboard, colour schemes, and what attacks it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ADA, HOSTILE_TEXT, Look, look

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ZH, EN = "数据集：切出输入和目标", "The dataset: cut out input and target"


def page_of_ada(folder: Path) -> Path:
    return folder / "feedback" / f"{ADA}.html"


def shows(opened: Look, text: str) -> bool:
    return opened.page.locator("h3").get_by_text(text, exact=True).is_visible()


@pytest.mark.parametrize(
    ("scheme", "width", "language"),
    [("light", 1000, "zh-CN"), ("dark", 390, "zh-CN"), ("dark", 1000, "en"), ("light", 390, "en")],
)
def test_it_opens_quietly_fits_and_is_accessible(
    browser: Browser, a_class: Path, scheme: str, width: int, language: str
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "locale": language}
    with look(browser, page_of_ada(a_class), **options) as opened:
        opened.keep(f"student-{language}-{scheme}-{width}")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        assert opened.page.evaluate("document.documentElement.lang") == language
        assert (shows(opened, ZH), shows(opened, EN)) == (language == "zh-CN", language == "en")
        assert opened.axe() == []


def test_one_click_changes_the_language(browser: Browser, a_class: Path) -> None:
    with look(browser, page_of_ada(a_class)) as opened:
        assert (shows(opened, ZH), shows(opened, EN)) == (False, True)
        opened.page.get_by_role("button", name="中文").click()
        assert (shows(opened, ZH), shows(opened, EN)) == (True, False)
        assert opened.page.get_by_role("button", name="中文").get_attribute("aria-pressed") == "true"
        opened.page.get_by_role("button", name="中 + En").click()
        assert (shows(opened, ZH), shows(opened, EN)) == (True, True)


def test_the_keyboard_alone_is_enough(browser: Browser, a_class: Path) -> None:
    with look(browser, page_of_ada(a_class)) as opened:
        keyboard = opened.page.keyboard
        keyboard.press("Tab")
        keyboard.press("Enter")
        assert shows(opened, ZH)
        for _ in range(3):
            keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.getAttribute('href')") == "#step3_pretrain-1"
        keyboard.press("Enter")
        assert opened.page.evaluate("location.hash") == "#step3_pretrain-1"
        assert opened.page.locator("#step3_pretrain-1").is_visible()


def test_without_scripts_both_languages_are_shown(browser: Browser, a_class: Path) -> None:
    with look(browser, page_of_ada(a_class), java_script_enabled=False) as opened:
        assert (shows(opened, ZH), shows(opened, EN)) == (True, True)
        assert not opened.page.locator(".languages").is_visible()


def test_pictures_are_drawn_and_named(browser: Browser, a_class: Path) -> None:
    with look(browser, page_of_ada(a_class)) as opened:
        images = opened.page.get_by_role("img")
        names = [images.nth(number).get_attribute("aria-labelledby") for number in range(images.count())]
        assert len(names) == 5, "two schedules; loss, norm and learning rate of the training"
        for name in names:
            assert opened.page.locator(f"#{name}").inner_text().strip()
        line = opened.page.locator(".color-1 path.line").first
        box = line.bounding_box()
        assert box is not None
        assert box["width"] > 100
        assert line.evaluate("one => getComputedStyle(one).fill") == "none", (
            "the page's style reaches the chart"
        )
        moved = opened.page.get_by_role("row", name="y, yours")
        assert "moved by +0" in moved.inner_text()


def test_hostile_names_and_messages_are_harmless(browser: Browser, a_hostile_class: Path) -> None:
    pages = sorted((a_hostile_class / "feedback").iterdir())
    assert len(pages) == 7
    for number, path in enumerate(pages):
        with look(browser, path, viewport={"width": 390, "height": 900}) as opened:
            assert opened.page.evaluate("window.hacked") is None
            assert opened.page.locator("h1").is_visible()
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
            assert HOSTILE_TEXT in (opened.page.text_content("body") or "")
            if number == 0:
                opened.keep("student-hostile")
                assert opened.axe() == []


def test_it_prints_with_every_check_open(browser: Browser, a_class: Path) -> None:
    with look(browser, page_of_ada(a_class)) as opened:
        opened.page.emulate_media(media="print")
        opened.keep("student-print")
        assert not opened.page.locator(".languages").is_visible()
        assert opened.page.get_by_text("Fact 3: this is how it should be.").first.is_visible()
