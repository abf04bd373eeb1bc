"""One browser for all tests; a fresh context per page, which must neither reach the network nor complain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from autograder.model.verdict import Verdict
from autograder.record.runs import open_run
from autograder.views.report_command import write_pages
from autograder.views.report_timings import update_timings
from tests.autograder.views.classes import (
    COURSE,
    CRASHED,
    STEP,
    WRONG,
    Outcome,
    random_class,
    record_runs,
    verdict,
    write_class,
    write_report,
)
from tests.browser.setup import Unavailable, axe_source, ensure_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SCREENSHOTS = Path(__file__).parent / "screenshots"
FLAGS = (
    "--no-sandbox",  # Chromium's own sandbox can't be had as root; the pages are ours
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
}
ADA = "王芳 Ada"
HOSTILE_NAMES = (
    "<script>window.hacked=1</script>",
    '"><img src=x onerror="window.hacked=1">',
    "' autofocus onfocus='window.hacked=1",
    "</style><style>*{display:none}</style>",
    "\u202eevil\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "{{constructor.constructor('window.hacked=1')()}}",
    "W" * 3000,
)
HOSTILE_TEXT = (
    "<svg onload=window.hacked=1><style>body{display:none}</style><a href=javascript:window.hacked=1>x</a>"
)


@dataclass
class Look:
    """An open page, and what it said and asked for."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def axe(self) -> list[str]:
        """What axe-core finds wrong, all details opened."""
        self.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        self.page.evaluate(axe_source())
        found: dict[str, Any] = self.page.evaluate("(options) => axe.run(document, options)", AXE_OPTIONS)
        return [
            f"{violation['id']}: {violation['nodes'][0]['html'][:200]} ({len(violation['nodes'])} times)"
            for violation in found["violations"]
        ]

    def after(self, action: Callable[[], object], changed: Locator) -> str:
        """Do something, wait until that element's text is another, and give it."""
        from playwright.sync_api import expect

        before = changed.text_content() or ""
        action()
        expect(changed).not_to_have_text(before)
        return changed.text_content() or ""

    def keep(self, name: str, full_page: bool = True) -> None:
        """Keep a screenshot, for people to look at."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full_page)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium with a new profile. Tests are skipped where none can be had."""
    try:
        path = ensure_browser()
    except Unavailable as error:
        pytest.skip(f"no browser: {error}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@contextmanager
def look(browser: Browser, path: Path, place: str = "", **options: Any) -> Iterator[Look]:
    """Open a file. On leaving: nothing was written to the console, and nothing but the file was asked for."""
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, "locale": "en-US"} | options)
    context.set_default_timeout(15_000)
    opened = Look(context.new_page())
    opened.page.on("console", lambda message: opened.messages.append(message.text))
    opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
    opened.page.on("dialog", lambda dialog: opened.messages.append(f"dialog {dialog.message}"))
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    try:
        opened.page.goto(path.as_uri() + place)
        yield opened
        assert opened.messages == []
        assert {url.partition("#")[0] for url in opened.requests} <= {path.as_uri()}
    finally:
        context.close()


def graded(folder: Path, *runs: list[Verdict]) -> Path:
    """A folder with a record of these runs, and the report and the pages of the last one."""
    record_runs(folder, *runs)
    write_pages(COURSE, folder, open_run(folder))
    return folder


@pytest.fixture(scope="session")
def a_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of 20 with everything that a report can show."""
    folder = tmp_path_factory.mktemp("class")
    mistaken = {
        "1": Outcome("failed", frozenset(), "target_not_moved"),
        "2a": Outcome("failed", frozenset({2}), "warmup_from_zero"),
        "2b": WRONG,
        "3a": CRASHED,
        "3b": Outcome("import_error", frozenset()),
        "train": WRONG,
    }
    verdicts = [
        *random_class(17),
        verdict(ADA, mistaken, ignored_files=["conftest.py"]),
        verdict("Zoe", status="infrastructure_error", reason="no memory to fork"),
        verdict("Yan", reason="this score is from an earlier grading"),
    ]
    update_timings(folder, 95, 20, 0, {(entry.student, STEP.id): 0.2 for entry in verdicts})
    return graded(folder, [verdict(ADA, submission="1" * 64), *verdicts[:17]], verdicts)


@pytest.fixture(scope="session")
def a_hostile_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Names and messages that attack the page."""
    outcome = Outcome("failed", frozenset({1}), message=HOSTILE_TEXT, got=HOSTILE_TEXT)
    verdicts = [
        verdict(name, {"1": outcome, "2a": outcome}, ignored_files=[name[:100]]) for name in HOSTILE_NAMES
    ]
    return graded(tmp_path_factory.mktemp("hostile"), verdicts)


@pytest.fixture(scope="session")
def a_large_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of 3,000 students, without their pages."""
    folder = write_class(tmp_path_factory.mktemp("large"), random_class(3000))
    write_report(folder)
    return folder
