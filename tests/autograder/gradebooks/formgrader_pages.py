"""Looks at pages of a running formgrader as a browser shows them: prints their texts, keeps screenshots.

A program of its own, because Playwright's synchronous API can be started once in a process only.
    python -m tests.autograder.gradebooks.formgrader_pages BROWSER ADDRESS TOKEN FOLDER PAGE=SELECTOR...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.browser.conftest import FLAGS


def main(browser: str, address: str, token: str, folder: str, *wanted: str) -> None:
    """Each page's text, once what the selector names is there, as JSON: by page."""
    from playwright.sync_api import sync_playwright

    texts: dict[str, str] = {}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        page = started.new_page(viewport={"width": 1200, "height": 900})
        page.goto(f"{address}/formgrader/manage_students?token={token}")
        for number, (name, selector) in enumerate(each.split("=", 1) for each in wanted):
            page.goto(f"{address}/formgrader/{name}", wait_until="domcontentloaded")
            page.wait_for_selector(selector)
            texts[name] = page.inner_text("body")
            page.screenshot(path=Path(folder) / f"page{number}.png")
        started.close()
    print(json.dumps(texts))


if __name__ == "__main__":
    main(*sys.argv[1:])
