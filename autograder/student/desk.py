"""What the student's command does: checks, watches, gives hints, and shows it on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from autograder.model.course import course_of_checkout
from autograder.model.paths import ASSIGNMENTS, ROOT
from autograder.model.statuses import STATUSES, outcome_name
from autograder.student import texts
from autograder.student.choose import NothingToSolve, UnknownStep, choose_step, near
from autograder.student.language import Speaker, language_of
from autograder.student.options import EXIT_BROKEN, EXIT_NOT_PASSED, EXIT_USAGE, Chosen
from autograder.student.progress import Progress
from autograder.student.runner import Bench
from autograder.student.session import Session, UnknownTodo

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from autograder.model.course import Step, Todo
    from autograder.student.records import Report
    from autograder.student.screen import Frame, Standing

PROGRAM = "python autograder/check.py"


class Desk:
    """One run of the command: course, folder and language as chosen, the bench, and the console."""

    def __init__(self, chosen: Chosen) -> None:
        self._speaker = Speaker(language_of(chosen.lang))
        self._course = course_of_checkout()
        step = self._choose(chosen.step)
        folder = (chosen.folder or ROOT / "assignments" / step.id).resolve()
        if not folder.is_dir():
            self._refuse(self._speaker.short(texts.NO_FOLDER, folder=folder))
        self._program = f"{_program()} --step {chosen.step}" if chosen.step else _program()
        self._bench = Bench()
        self.session = Session(self._course, step, folder, self._bench, Progress(folder))

    def _choose(self, name: str | None) -> Step:
        """The step that is meant; ends the command when there is none, or nothing to check in it."""
        from autograder.student.files import for_reading

        try:
            return choose_step(self._course, name, Path.cwd(), is_done=_is_done)
        except UnknownStep as error:
            known = ", ".join(error.known)
            self._refuse(self._speaker.block(texts.UNKNOWN_STEP, name=error.name, known=known))
        except NothingToSolve as error:
            lines = [self._speaker.block(texts.NOTHING_TO_SOLVE, name=error.name)]
            if error.readme is not None:
                lines.append(self._speaker.block(texts.READ_ABOUT_IT, file=for_reading(error.readme)))
            click.echo("\n".join(lines))
            raise click.exceptions.Exit(0) from error

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._bench.close()

    @cached_property
    def console(self) -> Console:
        """Made when something is shown: rich is imported while the bench is at work."""
        from rich.console import Console

        return Console(highlight=False)

    @cached_property
    def frame(self) -> Frame:
        """What the screens need to know."""
        from autograder.student.screen import Frame

        fine = not self.console.legacy_windows and self.console.encoding.lower().startswith("utf")
        return Frame(self._speaker, self._program, fine)

    def find(self, todo_id: str, command: str = "", others: Sequence[str] = ()) -> Todo:
        """The TODO of that id; ends the command when there is none, and says what may have been meant.

        ``command`` is the one that was typed before the id; without any, the id itself may be a mistyped command for
        the ``others`` behind it.
        """
        try:
            return self.session.find(todo_id)
        except UnknownTodo as error:
            ids = [todo.id for todo in error.known]
            commands = [] if command or _looks_like_id(todo_id) else _commands()
            text = texts.UNKNOWN_WORD if commands else texts.UNKNOWN_TODO
            values = {
                "word": todo_id,
                "id": todo_id,
                "known": ", ".join(ids),
                "commands": ", ".join(commands),
            }
            lines = [self._speaker.block(text, **values)]
            named = [todo.id for todo in error.known if todo_id.lower() in todo.module]
            elsewhere = self._in_other_steps(todo_id)
            meant = elsewhere or list(dict.fromkeys([*named, *near(todo_id, [*commands, *ids])]))
            if meant:
                lines.append(self._speaker.short(texts.DID_YOU_MEAN))
                before = [self._program, command] if command else [self._program]
                lines += ["  " + " ".join([*before, each, *others]) for each in meant]
            self._refuse("\n".join(lines))

    def _in_other_steps(self, todo_id: str) -> list[str]:
        """The full names, as short as they may be, of other steps' TODOs of that id."""
        return [
            f"{step.id.partition('_')[0]}/{todo.id}"
            for step in self._course.steps
            for todo in step.todos
            if step is not self.session.step and todo.id == todo_id.lower()
        ]

    # The commands -----------------------------------------------------------------------------------------------

    def check_these(self, todos: Sequence[Todo]) -> list[Report]:
        """Check these TODOs and show all of each."""
        reports = []
        for todo in todos:
            reports.append(self._checked(todo))
            self._show_report(todo, reports[-1])
        if all(report.status == "passed" for report in reports):
            self.say(texts.HIDDEN)
            self.show("")
            self._show_next(moving_on=False)
        return reports

    def check_all(self) -> list[Report]:
        """Check every TODO; show all of them in brief and the first that is not done in full."""
        from autograder.student.screen import overview

        reports = {todo.id: self._checked(todo) for todo in self.session.todos}
        self.show(
            overview([self._standing(todo, reports[todo.id]) for todo in self.session.todos], self.frame), ""
        )
        unfinished = [todo for todo in self.session.todos if reports[todo.id].status != "passed"]
        begun = [todo for todo in unfinished if reports[todo.id].status != "not_attempted"]
        if begun:
            self._show_report(begun[0], reports[begun[0].id])
        elif unfinished:
            self._show_report(unfinished[0], reports[unfinished[0].id])
        if not unfinished:
            self._show_next(moving_on=False)
        self.say(texts.HIDDEN)
        self._tell_workflow(reports)
        return list(reports.values())

    def watch(self, first: Todo | None) -> None:
        """Until everything passes, q is typed, or Ctrl-C."""
        from autograder.student.watcher import Screens, events_of, follow, keyboard

        session = self.session
        keys = keyboard()
        names = frozenset(str(todo.file) for todo in session.step.stubs)
        screens = Screens(
            checking=self._announce,
            report=lambda todo, report: self._show_fitted(todo, report, keys is not None),
            moved_on=self._show_moved_on,
            waiting=lambda todo: self._show_waiting(todo, keys is not None),
            hint=self.hint,
            progress=self.progress,
            all_done=self._show_all_done,
        )
        try:
            events = events_of(session.folder, names, keys)
            start = first or session.first_open() or session.todos[0]
            if not follow(session, start, events, screens):
                self.say(texts.GOODBYE)
        except KeyboardInterrupt:
            self.say(texts.GOODBYE)

    def hint(self, todo: Todo) -> None:
        """The next hint of the ladder; all of them again once it has ended."""
        from autograder.student.screen import all_hints, hint_screen

        progress = self.session.progress
        if progress.hints_read(todo) < len(todo.hints):
            progress.read_hint(todo)
            self.show(hint_screen(todo, progress.hints_read(todo), self.frame))
        else:
            self.show(all_hints(todo, self.frame))

    def progress(self) -> None:
        """Every TODO: done, open, or in between, without running anything."""
        from autograder.student.screen import progress_screen, steps_screen

        standings = [self._remembered(todo) for todo in self.session.todos]
        title = f"{self._speaker.short(self._course.title)} · {self._speaker.short(self.session.step.title)}"
        if len(self._course.steps) > 1:
            counted = [(step, _progress_of(step).count_passed(step.todos)) for step in self._course.steps]
            self.show(steps_screen(counted, self.session.step, self.frame), "")
        self.show(progress_screen(standings, title, self.frame))

    def reset(self, todo: Todo | None) -> None:
        """Restore the stub, after keeping what the student wrote."""
        from autograder.student.files import for_reading
        from autograder.student.stubs import ResetError

        if todo is None:
            known = ", ".join(each.id for each in self.session.step.files)
            self._refuse(self._speaker.block(texts.WHICH_RESET, known=known))
        if todo.file is None:
            self._refuse(self._speaker.short(texts.NO_STUB, id=todo.id))
        try:
            changed, kept = self.session.reset(todo)
        except ResetError as error:
            click.echo(str(error), err=True)
            raise click.exceptions.Exit(EXIT_BROKEN) from error
        if not changed:
            self.say(texts.RESET_NOT_NEEDED, id=todo.id)
        elif kept is None:
            self.say(texts.RESET_FRESH, id=todo.id, file=for_reading(self.session.path(todo)))
        else:
            self.say(texts.RESET_DONE, id=todo.id, kept=for_reading(kept))

    # The screen -------------------------------------------------------------------------------------------------

    def show(self, *renderables: RenderableType) -> None:
        """Print them."""
        for renderable in renderables:
            self.console.print(renderable)

    def say(self, text: Any, **values: object) -> None:
        """Print a sentence."""
        from autograder.student.prose import Prose

        self.console.print(Prose(self._speaker.block(text, **values)))

    def leave(self, reports: list[Report]) -> None:
        """End with the exit code that the reports call for."""
        statuses = {report.status for report in reports}
        if "broken_check" in statuses:
            raise click.exceptions.Exit(EXIT_BROKEN)
        raise click.exceptions.Exit(0 if statuses <= {"passed"} else EXIT_NOT_PASSED)

    def _tell_workflow(self, reports: dict[str, Report]) -> None:
        """On GitHub: the practice score as a summary, and notes at the lines."""
        if os.environ.get("GITHUB_ACTIONS") == "true":
            from autograder.student.practice import tell_workflow

            tell_workflow(self.session.step, reports, self.session.folder)

    def _checked(self, todo: Todo) -> Report:
        """Check it, telling what is waited for where a person is watching."""
        if self.session.is_open(todo):
            return self.session.check(todo)
        self._bench.start()
        if not self.console.is_terminal:
            return self.session.check(todo)
        with self.console.status(self._speaker.short(texts.CHECKING, id=todo.id)):
            return self.session.check(todo)

    def _announce(self, todo: Todo) -> None:
        if self.console.is_terminal:
            self.console.clear()
            self.console.print(self._speaker.short(texts.CHECKING, id=todo.id), style="dim", end="\r")

    def _show_report(self, todo: Todo, report: Report) -> None:
        from autograder.student.screen import report_screen

        self.show(report_screen(report, self.session.about(todo), self.frame), "")

    def _show_fitted(self, todo: Todo, report: Report, keys: bool) -> None:
        """The report so that it fits on a terminal together with what stands below it while waiting."""
        from autograder.student.fit import fitted, height_of
        from autograder.student.screen import more_note, report_parts

        about = self.session.about(todo)
        parts = report_parts(report, about, self.frame)
        if not self.console.is_terminal:
            self._show_report(todo, report)
            return
        below = height_of(self._waiting(todo, keys), self.console) + 1  # the cursor's line
        height = self.console.height - below
        passed = report.status == "passed"  # then the next TODO is announced below
        self.show(
            fitted(parts, self.console, height, more_note(about, self.frame)), *([""] if passed else [])
        )

    def _show_all_done(self) -> None:
        self._show_next(moving_on=True)
        self.say(texts.HIDDEN)

    def _show_next(self, moving_on: bool) -> None:
        from autograder.student.files import for_reading
        from autograder.student.screen import all_done, next_screen

        todo = self.session.first_open()
        if todo is None:
            steps = self._course.steps
            place = steps.index(self.session.step) + 1
            following = steps[place] if place < len(steps) else None
            folder = for_reading(self.session.folder)
            self.show(all_done(folder, self.session.step.run, following, _program(), self.frame))
        else:
            self.show(next_screen(self.session.about(todo), self.frame, moving_on), "")

    def _show_moved_on(self, todo: Todo) -> None:
        self._show_next(moving_on=True)

    def _show_waiting(self, todo: Todo, keys: bool) -> None:
        self.show(*self._waiting(todo, keys))

    def _waiting(self, todo: Todo, keys: bool) -> list[RenderableType]:
        """What stands below a report while the command waits for the next save."""
        from autograder.student.prose import Prose
        from autograder.student.screen import separator

        lines: list[RenderableType] = [
            separator(),
            Prose(self._speaker.block(texts.WATCHING, file=self.session.path(todo).name)),
        ]
        return [*lines, Prose(self._speaker.block(texts.KEYS))] if keys else lines

    def _standing(self, todo: Todo, report: Report) -> Standing:
        from autograder.student.screen import Standing

        outcome = outcome_name(report.status)
        if outcome == "open":
            note = self._speaker.short(texts.OPEN if todo.file else texts.WAITING)
        elif report.checks:
            passed = sum(each.passed for each in report.checks)
            note = self._speaker.short(texts.CHECKS, passed=passed, all=len(report.checks))
        else:
            note = self._speaker.short(STATUSES[report.status].words)
        return Standing(todo, outcome, note)

    def _remembered(self, todo: Todo) -> Standing:
        from autograder.student.screen import Standing

        session, speaker = self.session, self._speaker
        if session.has_passed(todo):
            outcome, state = "right", texts.DONE
        elif session.is_open(todo):
            outcome, state = "open", texts.OPEN if todo.file else texts.WAITING
        else:
            outcome, state = "wrong", texts.UNCHECKED if session.progress.passed_before(todo) else texts.BEGUN
        notes = [speaker.short(state)]
        if read := session.progress.hints_read(todo):
            notes.append(speaker.short(texts.HINTS_READ, read=read, all=len(todo.hints)))
        return Standing(todo, outcome, " · ".join(notes))

    def _refuse(self, message: str) -> NoReturn:
        click.echo(message, err=True)
        raise click.exceptions.Exit(EXIT_USAGE)


def _progress_of(step: Step) -> Progress:
    return Progress(ASSIGNMENTS / step.id)


def _is_done(step: Step) -> bool:
    """Whether all TODOs of a step have passed their public checks."""
    return _progress_of(step).count_passed(step.todos) == len(step.todos)


def _looks_like_id(word: str) -> bool:
    """Whether a word begins as a TODO's id does (a digit, or "todo" and a digit): then a command was hardly meant."""
    return word.lower().removeprefix("todo")[:1].isdigit()


def _program() -> str:
    """The command as the student typed it, so that it can be pasted."""
    typed = sys.argv[0]
    return f"python {typed}" if Path(typed).name == "check.py" and " " not in typed else PROGRAM


def _commands() -> list[str]:
    """The names of the command's subcommands."""
    root = click.get_current_context().find_root()
    return root.command.list_commands(root) if isinstance(root.command, click.Group) else []
