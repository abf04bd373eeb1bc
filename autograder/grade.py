#!/usr/bin/env python3
"""The staff's command: ``python autograder/grade.py --help``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Python puts this script's folder first on sys.path, where `suite` or `sandbox` would shadow other packages: the
# checkout's root takes its place before anything else is imported.
ROOT = Path(__file__).resolve().parent.parent
sys.path[:] = [
    str(ROOT),
    *(entry for entry in sys.path if entry not in (str(ROOT / "autograder"), str(ROOT))),
]

import click
from rich.console import Console

from autograder.course import Course, CourseError, load_course

EXIT_FAULTS = 3
EXIT_NOT_GRADED = 4
EPILOG = """\b
Exit codes of every command:
  0  done; for `run`: every submission has a verdict, whatever the scores
  1  a check failed (release --check)
  2  the command can't be carried out as given (wrong folder, option or course.toml)
  3  some submissions have no verdict, for reasons of this machine; their students lose nothing
  4  nothing was graded: a canary or the sandbox failed its test
"""


class Staff(click.Group):
    """Shows each kind of error as what it is: the caller's, the author's, or the machine's."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn known errors into one clear message and an exit code."""
        from autograder.intake import IntakeError
        from autograder.release import ReleaseError
        from autograder.run import UsageError
        from autograder.sample import SampleError
        from autograder.sandbox.host import InfrastructureError
        from autograder.sandbox.levels import LevelError
        from autograder.suite.collect import SuiteError

        try:
            return super().invoke(ctx)
        except (UsageError, IntakeError, CourseError, LevelError, SampleError) as error:
            raise _exit("error", str(error), 2) from error
        except (SuiteError, ReleaseError) as error:
            raise _exit("error in the course", str(error), 2) from error
        except InfrastructureError as error:
            raise _exit("not graded, and not a student's fault", str(error), EXIT_NOT_GRADED) from error


def _exit(kind: str, message: str, code: int) -> click.exceptions.Exit:
    click.echo(f"{kind}: {message}", err=True)
    return click.exceptions.Exit(code)


@click.group(
    cls=Staff,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
def main() -> None:
    """Release the course, grade a class.

    Students use `python autograder/check.py` instead.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


@main.command()
@click.argument("submitted", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Where results.json and feedback/ go."
)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="one per core")
@click.option("--only", metavar="STUDENT[/TODO]", help="Grade one student, or one TODO of one student.")
@click.option(
    "--sandbox", type=click.IntRange(0, 2), help="Sandbox level (default: the highest that holds here)."
)
@click.option(
    "--i-trust-this-code", "trusted", is_flag=True, help="With --sandbox 0: you have read all of it."
)
def run(submitted: Path, out: Path, jobs: int, only: str | None, sandbox: int | None, trusted: bool) -> None:
    """Grade SUBMITTED/<student>/<step>/ into --out DIR.

    \b
    Writes DIR/results.json       every verdict
           DIR/feedback/*.md      what each student reads, in Chinese and English
           DIR/logs/*.txt         what submissions printed, for staff
    Before the first student, known submissions are graded: a solution, stubs, a hostile file. If one of them gets
    another score than it must, the run stops.
    """
    from autograder.run import Only, Options
    from autograder.run import run as run_class

    course = load_course()
    chosen = Only.parse(only, course) if only else None
    report = run_class(course, Options(submitted, out, jobs, chosen, sandbox, trusted), Console())
    _closing(report.faults, len(report.verdicts), out)


def _closing(faults: int, graded: int, out: Path) -> None:
    click.echo(f"{graded - faults} graded; results: {out / 'results.json'}; feedback: {out / 'feedback'}")
    if faults:
        click.echo(
            f"{faults} without a verdict, for reasons of this machine (see `reason` in results.json)",
            err=True,
        )
        raise click.exceptions.Exit(EXIT_FAULTS)


@main.command()
@click.option(
    "--check", is_flag=True, help="Change nothing; fail with a diff when assignments/ is out of date."
)
def release(check: bool) -> None:
    """Generate assignments/ (stubs, given files, manifest) from solutions/."""
    from autograder.release import differences, write

    course: Course = load_course()
    if not check:
        changed = write(course)
        click.echo("\n".join(f"assignments/{name}" for name in changed) or "assignments/ is up to date")
        return
    found = differences(course)
    if found:
        click.echo("\n\n".join(found))
        click.echo(
            "assignments/ is not what solutions/ generate; run: python autograder/grade.py release", err=True
        )
        raise click.exceptions.Exit(1)
    click.echo("assignments/ is up to date")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--tell", is_flag=True, help="FOLDER holds the results already: say what to look at there.")
def sample(folder: Path, tell: bool) -> None:
    """Write a sample class into FOLDER, made from tests/submissions/ (its hostile ones are harmless)."""
    from autograder.sample import sample_class, what_to_look_at

    if tell:
        click.echo(what_to_look_at(folder))
        return
    count = sample_class(load_course(), folder)
    click.echo(f"{count} submissions in {folder}")


if __name__ == "__main__":
    main()
