"""Runs the public tests of one TODO with pytest, guarded by pytest-timeout, and tells what came of each.

It is a plugin of its own instead of pytest's reports, because a student needs call, answer and expectation, and the
place in their own file, where pytest shows the test's source.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec
import pytest
from _pytest.runner import CallInfo

from autograder.model.course import Limits, Step, Todo
from autograder.model.paths import ROOT
from autograder.model.verdict import Text
from autograder.model.wire import Raised
from autograder.student import stubs, trouble
from autograder.student.closed import closed_to
from autograder.student.files import public_test
from autograder.student.notes import Explained, Notes
from autograder.student.records import (
    Alive,
    Began,
    Broken,
    CannotImport,
    Checked,
    Ending,
    Finished,
    InWords,
    News,
    Stuck,
    Trouble,
)
from autograder.suite import Mismatch, Student
from autograder.suite.drivers import load_driver
from autograder.suite.in_process import RaisedHere, asker_of
from autograder.suite.naming import name_common
from autograder.suite.signature import changed_signature

PRINTED_CHARACTERS = 2000
# Only what is needed: other installed plugins cost time, and could change what a test means.
# The last two would collect garbage after every run, a tenth of a second each once torch is there.
UNUSED = (
    *(
        "cacheprovider",
        "doctest",
        "unittest",
        "junitxml",
        "pastebin",
        "stepwise",
        "faulthandler",
        "setuponly",
    ),
    *("setupplan", "logging", "debugging", "unraisableexception", "threadexception"),
)
ARGUMENTS = [
    *("-p", "pytest_timeout", *(word for name in UNUSED for word in ("-p", f"no:{name}"))),
    *("-o", "addopts=", "-o", "filterwarnings=ignore", "--capture=sys", "--quiet", f"--rootdir={ROOT}"),
]


def run_tests(step: Step, todo: Todo, folder: Path, limits: Limits, send: Callable[[News], None]) -> Ending:
    """Run them on the files of ``folder``, and send what happens meanwhile. Ends this process when a test hangs."""
    guest = Guest(step, todo, folder, limits, send)
    arguments = [*ARGUMENTS, f"--timeout={limits.wall_seconds}", str(public_test(step, todo))]
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        code = pytest.main(arguments, plugins=[guest])
    if guest.outcome is not None:
        return guest.outcome
    if code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) and guest.checks and not guest.complaint:
        return Finished(guest.finished_checks(), mistake=guest.mistake())
    return Broken(guest.complaint or f"pytest ended with {code!r} on {public_test(step, todo)}")


class Guest:
    """The pytest plugin: gives tests their ``student``, watches the clock, takes down what each test found."""

    def __init__(
        self, step: Step, todo: Todo, folder: Path, limits: Limits, send: Callable[[News], None]
    ) -> None:
        self.folder = folder
        self.limits = limits
        self._step = step
        self._todo = todo
        self.checks: list[Checked] = []
        self.outcome: Ending | None = None
        self.complaint = ""
        self._send = send
        self._watch: Watch | None = None
        driver = load_driver(step, todo)
        files = [folder / str(each.file) for each in step.files]
        # Each call of it makes an asker that imports the files anew.
        self._asker = lambda: closed_to(files, asker_of(step, todo, folder, driver))
        self._notes = Notes(self._asker(), driver.functions)
        self._student = Student(self._notes.ask, driver.templates, self._notes.result_type())

    @pytest.fixture(scope="session")
    def student(self) -> Student:
        """The student's code, asked in this process."""
        return self._student

    def pytest_configure(self, config: pytest.Config) -> None:
        """Registers the suites' marker."""
        config.addinivalue_line(
            "markers", "points(value, fact): what the test is worth and the fact that it checks"
        )

    def pytest_collection_finish(self) -> None:
        """All imports of the tests are done."""
        self._send(Alive())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A public test that can't be collected is no fault of the student's."""
        if report.failed:
            self.complaint = str(report.longrepr)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Announces each test."""
        self._send(Began(_fact(item)))
        return (yield)

    def pytest_timeout_set_timer(self, item: pytest.Item, settings: Any) -> bool:
        """pytest-timeout's hook: instead of a dump of all threads, say which line of the student's it was."""
        self._watch = Watch(self.limits, self.folder, self._send)
        return True

    def pytest_timeout_cancel_timer(self, item: pytest.Item) -> bool:
        """pytest-timeout's hook: the test is over."""
        if self._watch is not None:
            self._watch.cancel()
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: CallInfo[None]) -> pytest.TestReport:
        """Takes the outcome down itself; pytest's own report would render a traceback that nobody reads."""
        assert call.when != "collect"
        error = call.excinfo.value if call.excinfo else None
        if call.when == "call":
            self._take_down(item, error)
        elif error is not None:
            self.complaint = f"{item.nodeid}: {type(error).__name__}: {error}"
        outcome = "failed" if error is not None else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)

    def _take_down(self, item: pytest.Item, error: BaseException | None) -> None:
        printed = _printed(item)
        if error is None:
            self.checks.append(Checked(item.name, True, _fact(item), printed=printed))
        elif isinstance(error, Mismatch):
            evidence = error.evidence
            explained = error if isinstance(error, Explained) else None
            self.checks.append(
                Checked(
                    item.name,
                    False,
                    _fact(item),
                    error.detail,
                    evidence.call,
                    evidence.got,
                    evidence.expected,
                    explained.in_words if explained else InWords(),
                    explained.looked_at if explained else "",
                    self._trouble(error.raised) if error.raised else None,
                    printed=printed,
                )
            )
        elif isinstance(error, AssertionError) and trouble.place_of(error, self.folder) is None:
            detail = Text(zh=f"结果不对：{error}", en=f"the result is wrong: {error}")
            self.checks.append(Checked(item.name, False, _fact(item), detail, printed=printed))
        else:
            self._take_down_import(item, error)

    def _trouble(self, raised: Raised) -> Trouble:
        """An exception of the student's code; a function that can't be called as it should be is told apart."""
        found = trouble.from_answer(raised, self.folder)
        if not isinstance(raised, RaisedHere):
            return found
        for todo in [self._todo] if self._todo.file else self._step.stubs:
            path = self.folder / str(todo.file)
            # Without the original, or the file, there is the general advice.
            with contextlib.suppress(stubs.ResetError, OSError):
                stub = stubs.original(self._step, todo)
                changed = changed_signature(raised.type, raised.message, stub, path.read_bytes())
                if changed is not None:
                    place = trouble.place(path, changed.line) if changed.line else None
                    return msgspec.structs.replace(found, place=place, advice=changed.advice)
        return found

    def _take_down_import(self, item: pytest.Item, error: BaseException) -> None:
        """Anything else came out of the import of the student's file, or is the check's own fault."""
        found = trouble.from_exception(error, self.folder)
        if found.place is None and not isinstance(error, SystemExit | ModuleNotFoundError):
            self.outcome = Broken(f"{item.nodeid}: {found.type}: {found.message}")
        else:
            self.outcome = CannotImport(found)
        item.session.shouldstop = "no other test can run"

    def finished_checks(self) -> list[Checked]:
        """The tests' outcomes, the first failure with its picture: drawn now that all expectations are known."""
        for number, check in enumerate(self.checks):
            if not check.passed and check.trouble is None:
                with contextlib.suppress(Exception):  # no picture is better than no report
                    watch = Watch(self.limits, self.folder, self._send)
                    picture = self._notes.picture(check.call)
                    watch.cancel()
                    self.checks[number] = msgspec.structs.replace(check, picture=picture)
                break
        return self.checks

    def mistake(self) -> Text | None:
        """The common mistake that answers as this code does. None when all is right, or there is none."""
        if all(check.passed for check in self.checks):
            return None
        watch = Watch(self.limits, self.folder, self._send)
        try:
            return name_common(self._step, self._todo, self._asker())
        except Exception:  # no name is better than no report
            return None
        finally:
            watch.cancel()


class Watch:
    """Ends this process when the time is over, after telling where the main thread was.

    The first limit is on computing time, as in grading: a busy machine is not the student's fault. A thread works on
    every system, where signals don't. Code that never lets another thread run (one long call into C)
    is ended by the command, which has a clock of its own.
    """

    def __init__(self, limits: Limits, folder: Path, send: Callable[[News], None]) -> None:
        self._over = threading.Event()
        arguments = (limits, folder, send, threading.get_ident())
        self._thread = threading.Thread(target=self._run, args=arguments, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """The time does not matter any more."""
        self._over.set()
        self._thread.join()

    def _run(self, limits: Limits, folder: Path, send: Callable[[News], None], thread: int) -> None:
        cpu_end = time.process_time() + limits.cpu_seconds
        wall_end = time.monotonic() + limits.wall_seconds
        while time.process_time() < cpu_end and time.monotonic() < wall_end:
            if self._over.wait(0.1):
                return
        frame: FrameType | None = sys._current_frames().get(thread)
        send(Stuck(trouble.place_of_frame(frame, folder)))
        time.sleep(0.05)
        os._exit(1)


def _fact(item: pytest.Item) -> Text:
    marker = item.get_closest_marker("points")
    return marker.args[1] if marker else Text(zh=item.name, en=item.name)


def _printed(item: pytest.Item) -> str:
    """What the student's code wrote to standard output or error in this test, as pytest captured it."""
    text = "".join(content for _, _, content in item._report_sections)
    return text if len(text) <= PRINTED_CHARACTERS else text[:PRINTED_CHARACTERS] + "\n…"
