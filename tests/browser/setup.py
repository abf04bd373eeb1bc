"""Gets what the browser tests need: Debian's Chromium, Playwright's driver, axe-core. Says why where it can't.

``python -m tests.browser.setup`` does it by hand. The tests do it themselves where they may: as root on a system with
apt-get. ``BROWSER=/path/to/chromium`` names another browser; ``BROWSER_SETUP=never`` forbids installing anything.
"""

from __future__ import annotations

import fcntl
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from autograder.model.paths import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("playwright", "axe_playwright_python")
SECONDS = 240


class Unavailable(Exception):
    """There is no browser to test with; the message says what was tried and what mends it."""


def ensure_browser() -> Path:
    """The browser's path; installs what is missing, one process at a time. Raises Unavailable."""
    with Path(tempfile.gettempdir(), f"browser-setup-{os.getuid()}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        path = find_browser() or _install_browser()  # first: without it the packages are of no use
        _ensure_packages()
        return path


def find_browser() -> Path | None:
    """The browser that is there already."""
    named = os.environ.get("BROWSER")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found) if found else None


def axe_source() -> str:
    """axe-core, as the package ships it. Raises Unavailable."""
    spec = importlib.util.find_spec("axe_playwright_python")
    paths = (
        [Path(folder) / "axe.min.js" for folder in (spec.submodule_search_locations or [])] if spec else []
    )
    for path in paths:
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise Unavailable("axe.min.js is not where axe-playwright-python should have put it")


def _ensure_packages() -> None:
    if all(importlib.util.find_spec(name) for name in PACKAGES):
        return
    constraints = str(ROOT / "constraints.txt")
    _run([sys.executable, "-m", "pip", "install", "--quiet", "-c", constraints, *_requirements()])
    importlib.invalidate_caches()
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise Unavailable(f"pip installed {', '.join(missing)} somewhere else than this Python looks")


def _requirements() -> list[str]:
    return [name.replace("_", "-") for name in PACKAGES]


def _install_browser() -> Path:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Unavailable("no Chromium here; install it (Debian: apt-get install chromium) or set BROWSER")
    _run(["apt-get", "update", "--quiet=2"])
    _run(["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", "chromium"])
    found = find_browser()
    if found is None:
        raise Unavailable("apt-get installed chromium, but there is no command of that name")
    return found


def _run(command: Sequence[str]) -> None:
    if os.environ.get("BROWSER_SETUP") == "never":
        raise Unavailable(f"BROWSER_SETUP=never forbids: {' '.join(command)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS, env=environment)
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout).strip().splitlines()[-1:]
        raise Unavailable(f"{' '.join(command)}: {' '.join(last)}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{' '.join(command)}: {error}") from error


if __name__ == "__main__":
    try:
        print(f"{ensure_browser()}; axe-core: {len(axe_source())} characters")
    except Unavailable as error:
        sys.exit(f"no browser tests: {error}")
