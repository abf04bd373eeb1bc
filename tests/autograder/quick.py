"""``make quick``: types of the files that changed, and the fastest tests of their rooms, within half a minute.

Changed is what differs from the commit where this branch left main, committed or not. Files of tests are tried from the
fastest to the slowest, by how long they took here before (unknown ones first, to get to know them).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30.0
DURATIONS = ROOT / ".pytest_cache" / "quick.json"  # seconds by file of tests
# Where the tests of a folder stand, when it isn't tests/autograder/<room>.
TESTED_BY = {"solutions": ["tests/training", "tests/autograder/authoring"], "data": ["tests/training"]}


def git(*arguments: str) -> list[str]:
    """What git says, by line; nothing when it fails."""
    ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.splitlines() if ran.returncode == 0 else []


def changed() -> list[str]:
    """The paths that differ from the commit where this branch left main."""
    bases = [git("merge-base", "HEAD", name) for name in ("origin/main", "main")]
    base = next((lines[0] for lines in bases if lines), "HEAD")
    names = {*git("diff", "--name-only", base), *git("ls-files", "--others", "--exclude-standard")}
    return sorted(name for name in names if (ROOT / name).is_file())


def folders_of(names: Iterable[str]) -> list[str]:
    """The folders of tests of the rooms that these files belong to."""
    found: set[str] = set()
    for name in names:
        top, _, rest = name.partition("/")
        room = rest.removeprefix("autograder/").partition("/")[0]
        if top in TESTED_BY:
            found.update(TESTED_BY[top])
        elif top in ("autograder", "tests"):
            found.update((f"tests/autograder/{room}", *([f"tests/{room}"] if top == "tests" else [])))
    return sorted(name for name in found if any((ROOT / name).rglob("test_*.py")))


class Budget:
    """A pytest plugin: sorts files of tests by what they took before, and ends when the time is used up."""

    def __init__(self) -> None:
        self.known: dict[str, float] = json.loads(DURATIONS.read_text()) if DURATIONS.exists() else {}
        self.took: dict[str, float] = defaultdict(float)
        self.ends = time.monotonic() + SECONDS
        self.left_out = 0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Fast files first; those for which the time can't be enough are left out."""
        items.sort(key=lambda item: self.known.get(self._file(item), 0.0))
        before, allowed = len(items), 0.0
        fits: dict[str, bool] = {}
        for name in dict.fromkeys(map(self._file, items)):
            allowed += self.known.get(name, 0.0)
            fits[name] = allowed <= SECONDS
        items[:] = [item for item in items if fits[self._file(item)]]
        self.left_out = before - len(items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what each file took."""
        self.took[report.nodeid.partition("::")[0]] += report.duration

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None):
        """Stop behind the test in which the time ran out."""
        result = yield
        if time.monotonic() > self.ends and nextitem is not None:
            item.session.shouldstop = f"{SECONDS:g} s are over; `make test` runs the rest"
        return result

    def pytest_sessionfinish(self) -> None:
        """Write down what was learnt; a file that was broken off took at least this long."""
        DURATIONS.parent.mkdir(exist_ok=True)
        longer = {name: max(took, self.known.get(name, 0.0)) for name, took in self.took.items()}
        DURATIONS.write_text(json.dumps(self.known | longer, indent=1, sort_keys=True))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was not tried."""
        if self.left_out:
            terminalreporter.write_line(f"left out: {self.left_out} tests that take longer (`make test`)")

    @staticmethod
    def _file(item: pytest.Item) -> str:
        return item.nodeid.partition("::")[0]


def main() -> int:
    """The exit code: 0 when types and tests are right."""
    names = changed()
    sources = [name for name in names if name.endswith(".py") and "tests/submissions/" not in name]
    folders = folders_of(names)
    print(f"changed: {len(names)} files; tests: {' '.join(folders) or 'none'}", flush=True)
    if sources and _run(Path(sys.executable).with_name("pyright"), "--pythonpath", sys.executable, *sources):
        return 1
    if not folders:
        return 0
    return int(pytest.main(["--quiet", "-m", "not slow", *folders], plugins=[Budget()]))


def _run(program: Path, *arguments: str) -> int:
    command: Sequence[str] = [str(program), *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
