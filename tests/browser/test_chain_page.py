"""The page at the end of the chain, in a real browser: both languages, light and dark, wide and narrow, no fault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import look
from tests.training.chains import contents, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ZH, EN = "从文字到会说话的模型", "From raw text to a model that talks"


@pytest.mark.parametrize("shown_first", ["zh", "en"])
@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 400), ("dark", 400)]
)
def test_it_opens_quietly_fits_and_is_accessible(
    browser: Browser, tmp_path: Path, scheme: str, width: int, shown_first: str
) -> None:
    write(tmp_path / "chain.html", contents(shown_first=shown_first))
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    with look(browser, tmp_path / "chain.html", **options) as opened:
        opened.keep(f"chain-{shown_first}-{scheme}-{width}")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        assert opened.page.evaluate("window.hacked") is None
        assert opened.axe() == []


def test_one_click_changes_the_language(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path / "chain.html", contents(shown_first="en"))
    with look(browser, tmp_path / "chain.html", java_script_enabled=False) as opened:
        title = opened.page.get_by_role("heading", level=1)
        assert title.inner_text() == EN
        opened.page.get_by_label("中文").check()
        assert title.inner_text() == ZH
