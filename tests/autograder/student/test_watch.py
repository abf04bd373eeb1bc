"""``check.py watch``: every save is checked, what passes is left behind, and nothing hangs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from autograder.model.course import Todo
from autograder.student.records import Report
from autograder.student.session import Session
from autograder.student.watcher import Event, Saved, Screens, Typed, events_of, follow
from tests.autograder.processes import CHECK, start
from tests.autograder.student.conftest import COSINE, WARMUP, solved, warmup

WRONG = warmup("return max_lr * step / warmup_steps")


class Diary:
    """Writes down what the loop showed."""

    def __init__(self) -> None:
        self.entries: list[str] = []

    def screens(self) -> Screens:
        note = self.entries.append

        def report(todo: Todo, report: Report) -> None:
            note(f"{todo.id} {report.status}")

        return Screens(
            checking=lambda todo: None,
            report=report,
            moved_on=lambda todo: note(f"on to {todo.id}"),
            waiting=lambda todo: note(f"waiting for {todo.id}"),
            hint=lambda todo: note(f"hint for {todo.id}"),
            progress=lambda: note("progress"),
            all_done=lambda: note("all done"),
        )


@pytest.fixture
def schedule(session: Session) -> Session:
    """The session with the two TODOs that need no torch only, so that the loop is fast."""
    todos = [session.step.todo("2a"), session.step.todo("2b")]
    session.step = msgspec.structs.replace(session.step, todos=todos)
    return session


def save(folder: Path, name: str, text: str) -> Saved:
    (folder / name).write_text(text, encoding="utf-8")
    return Saved(frozenset({name}))


def test_it_moves_on_by_itself_until_all_is_done(schedule: Session, folder: Path) -> None:
    def evening() -> Iterator[Event]:
        yield save(folder, WARMUP, WRONG)
        yield save(folder, WARMUP, solved(WARMUP))
        yield save(folder, COSINE, solved(COSINE))
        raise AssertionError("it should have ended when all was done")

    diary = Diary()
    assert follow(schedule, schedule.find("2a"), evening(), diary.screens())
    assert diary.entries == [
        *("2a not_attempted", "waiting for 2a"),
        *("2a failed", "waiting for 2a"),
        *("2a passed", "on to 2b", "waiting for 2b"),
        *("2b passed", "all done"),
    ]


def test_what_is_begun_already_is_checked_on_the_way(schedule: Session, folder: Path) -> None:
    save(folder, COSINE, solved(COSINE))
    diary = Diary()
    events = iter([save(folder, WARMUP, solved(WARMUP))])
    assert follow(schedule, schedule.find("2a"), events, diary.screens())
    assert diary.entries == ["2a passed", "on to 2b", "2b passed", "all done"]


def test_saving_another_todo_turns_to_it_and_back(schedule: Session, folder: Path) -> None:
    def evening() -> Iterator[Event]:
        yield save(folder, COSINE, solved(COSINE).replace("0.5", "0.4"))
        yield save(folder, COSINE, solved(COSINE))

    diary = Diary()
    assert not follow(schedule, schedule.find("2a"), evening(), diary.screens())
    assert diary.entries[2:] == [
        *("2b failed", "waiting for 2b"),
        *("2b passed", "on to 2a", "waiting for 2a"),
    ]


def test_keys_give_hints_and_progress_and_end_it(schedule: Session) -> None:
    diary = Diary()
    keys = iter([Typed("h"), Typed("p"), Typed(""), Typed("q"), Typed("h")])
    assert not follow(schedule, schedule.find("2a"), keys, diary.screens())
    assert diary.entries[2:] == ["hint for 2a", "progress"]


@pytest.mark.timeout(60)
def test_saves_are_seen_however_an_editor_makes_them(folder: Path) -> None:
    """Written in place, or written beside and renamed; other files don't count."""
    events = events_of(folder, frozenset({WARMUP, COSINE}), None)
    (folder / "notes.txt").write_text("no TODO", encoding="utf-8")
    (folder / WARMUP).write_text("# in place", encoding="utf-8")
    assert next(events) == Saved(frozenset({WARMUP}))
    (folder / "new.tmp").write_text("# renamed", encoding="utf-8")
    os.replace(folder / "new.tmp", folder / COSINE)
    saved: set[str] = set()
    while COSINE not in saved:
        event = next(events)
        assert isinstance(event, Saved)
        saved |= event.names
    assert saved <= {WARMUP, COSINE}
    events.close()


@pytest.mark.timeout(120)
def test_the_command_from_the_first_save_to_the_next_todo(folder: Path) -> None:
    """The real thing: a process, files, an endless loop on the way. Each step waits for the screen, not for a while."""
    command = [sys.executable, CHECK, "watch", "step3_pretrain/2a", "--lang", "en", "--folder", folder]
    process = start(*command, environment={"COLUMNS": "300"})
    assert process.stdout is not None

    def read_to(*words: str) -> str:
        text = ""
        for line in process.stdout or []:
            text += line
            if any(word in line for word in words):
                return text
        raise AssertionError(f"it ended before it said {words}:\n{text}")

    try:
        assert "Begin here" in read_to("every save is checked")
        (folder / WARMUP).write_text(warmup("while True:\n    pass"), encoding="utf-8")
        assert "a loop that never ends" in read_to("every save is checked")
        (folder / WARMUP).write_text(WRONG, encoding="utf-8")
        assert "public checks 0/5" in read_to("every save is checked")
        (folder / WARMUP).write_text(solved(WARMUP), encoding="utf-8")
        text = read_to("every save is checked")
        assert "public checks 5/5" in text
        assert "On to TODO 1" in text
        assert "todo1_dataset.py" in text
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
