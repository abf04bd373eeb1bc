"""``check.py watch``: checks again at every save, and moves on by itself when a TODO passes."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from autograder.model.course import Todo
from autograder.student.records import Report
from autograder.student.runner import next_of
from autograder.student.session import Session


@dataclass(frozen=True)
class Saved:
    """These files of the folder were written."""

    names: frozenset[str]


@dataclass(frozen=True)
class Typed:
    """The student typed this line."""

    line: str


Event = Saved | Typed


@dataclass
class Screens:
    """What the loop shows; ``check.py`` and the tests bring their own."""

    checking: Callable[[Todo], None]
    report: Callable[[Todo, Report], None]
    moved_on: Callable[[Todo], None]
    waiting: Callable[[Todo], None]
    hint: Callable[[Todo], None]
    progress: Callable[[], None]
    all_done: Callable[[], None]


def follow(session: Session, first: Todo, events: Iterable[Event], screens: Screens) -> bool:
    """Check ``first``, then whatever is saved, until all TODOs pass; whether they do.

    Ends earlier when the student types q or the events end.
    """
    current = _settle(session, first, screens)
    if current is None:
        return True
    for event in events:
        match event:
            case Typed("q"):
                return False
            case Typed("h"):
                screens.hint(current)
            case Typed("p"):
                screens.progress()
            case Typed(""):
                pass
            case Typed():
                current = _settle(session, current, screens)
            case Saved(names):
                current = _settle(session, _saved(session, current, names), screens)
        if current is None:
            return True
    return False


def _saved(session: Session, current: Todo, names: frozenset[str]) -> Todo:
    """The TODO that was saved: the current one, if it is among them or is about all files, else the first of them."""
    if current.file is None or current.file in names:
        return current
    return next((todo for todo in session.todos if todo.file in names), current)


def _settle(session: Session, todo: Todo, screens: Screens) -> Todo | None:
    """Check this TODO and, while they pass, the next ones that are begun: the one to work on, None when all pass."""
    screens.checking(todo)  # once: what passed must not be wiped off the screen by the next check
    while True:
        report = session.check(todo)
        screens.report(todo, report)
        _prepare(session)
        if report.status != "passed":
            screens.waiting(todo)
            return todo
        following = session.first_open()
        if following is None:
            screens.all_done()
            return None
        screens.moved_on(following)
        if session.is_open(following):
            screens.waiting(following)
            return following
        todo = following


def _prepare(session: Session) -> None:
    """Have the bench import what later TODOs need while the student reads; after a hang, all of it again."""
    session.bench.warm(session.step, session.todos)


def events_of(folder: Path, names: frozenset[str], keys: IO[str] | None) -> Generator[Event, None, None]:
    """Saves of these files in ``folder`` and lines typed on ``keys``, as they come. Watches from the first moment on."""
    events: queue.Queue[Event | None] = queue.Queue()
    stop = threading.Event()
    started = threading.Event()
    threads = [threading.Thread(target=_watch, args=(folder, names, events, started, stop), daemon=True)]
    if keys is not None:
        threads.append(threading.Thread(target=_read_keys, args=(keys, events), daemon=True))
    for thread in threads:
        thread.start()
    started.wait()

    def until_the_end() -> Generator[Event, None, None]:
        try:
            while (event := next_of(events)) is not None:
                yield event
        finally:
            stop.set()

    return until_the_end()


def _watch(
    folder: Path,
    names: frozenset[str],
    events: queue.Queue[Event | None],
    started: threading.Event,
    stop: threading.Event,
) -> None:
    """Editors save in many ways (write, or write another file and rename it), so the folder is watched."""
    from watchfiles import watch

    def is_ours(_: object, path: str) -> bool:
        return Path(path).name in names

    try:
        for changes in _from_the_start(
            watch(
                folder,
                watch_filter=is_ours,
                recursive=False,
                step=20,
                debounce=200,
                rust_timeout=100,
                yield_on_timeout=True,
                stop_event=stop,
            ),
            started,
        ):
            saved = frozenset(Path(path).name for _, path in changes if Path(path).is_file())
            if saved:
                events.put(Saved(saved))
    finally:
        started.set()
        events.put(None)


def _from_the_start(changes: Iterator[set], started: threading.Event) -> Iterator[set]:
    """Says when the watch has begun: its first turn ends after 100 ms at the latest."""
    for change in changes:
        started.set()
        yield change


def _read_keys(keys: IO[str], events: queue.Queue[Event | None]) -> None:
    for line in keys:
        events.put(Typed(line.strip().lower()[:1]))


def keyboard() -> IO[str] | None:
    """Standard input, if a person sits at it."""
    return sys.stdin if sys.stdin is not None and sys.stdin.isatty() else None
