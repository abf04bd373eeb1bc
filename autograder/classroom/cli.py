"""The commands `run`, `merge`, `replay` and `sample` of ``grade.py``."""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console

from autograder.classroom.appeal import ask_again, find, show_record
from autograder.classroom.merge import Merged
from autograder.classroom.merge import merge as merge_runs
from autograder.classroom.run import Only, Options, Report, Shard
from autograder.classroom.run import run as run_class
from autograder.classroom.sample import corpus_class, sample_class, what_to_look_at
from autograder.intake.submissions import find_submissions
from autograder.model.clean import in_number
from autograder.model.course import Course, load_course
from autograder.model.door import EXIT_ALARM, EXIT_FAULTS, exit_with
from autograder.record.database import DATABASE_FILE, Record

NAMED = 20  # students without files who are named at the end of a run


@click.command()
@click.argument("submitted", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Where results.json and feedback/ go."
)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="one per core")
@click.option("--only", metavar="STUDENT[/STEP/TODO]", help="Grade one student, or one TODO of one student.")
@click.option("--regrade", is_flag=True, help="Grade unchanged submissions again too.")
@click.option("--shard", metavar="K/N", help="Grade part K of N of the class; `merge` joins the parts.")
@click.option(
    "--engine", type=click.Choice(["parsl"]), help="Have an engine run the shards, on one machine or many."
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --engine: autograder/classroom/engines/README.md",
)
@click.option(
    "--shards", type=click.IntRange(min=1), default=8, show_default=True, help="With --engine: how many."
)
@click.option(
    "--sandbox", type=click.IntRange(0, 2), help="Sandbox level (default: the highest that holds here)."
)
@click.option(
    "--i-trust-this-code", "trusted", is_flag=True, help="With --sandbox 0: you have read all of it."
)
@click.option("--timings", is_flag=True, help="Say at the end where the CPU time went.")
@click.option("--db", metavar="URL", help="Write nbgrader's gradebook too, as in sqlite:///gradebook.db.")
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Names, e-mails, extensions; decisions.csv lies beside it (default: SUBMITTED/roster.csv).",
)
def run(
    submitted: Path,
    out: Path,
    jobs: int,
    only: str | None,
    regrade: bool,
    shard: str | None,
    engine: str | None,
    config: Path | None,
    shards: int,
    sandbox: int | None,
    trusted: bool,
    timings: bool,
    db: str | None,
    roster: Path | None,
) -> None:
    """Grade SUBMITTED/<student>/<step>/ into --out DIR.

    \b
    Writes DIR/results.json       every verdict
           DIR/report.html        the class at a glance, for a browser
           DIR/feedback/*         what each student reads, in Chinese and English, as .md and .html
           DIR/logs/*.txt         what submissions printed, for staff
           DIR/record.db          every verdict, synced as soon as it is there; keep it
    A run that was killed goes on with the same command. What has a verdict already is graded again only when the
    submission, the suite or the grader is another; --only STUDENT brings one student of a graded class up to date.
    Before the first student, known submissions are graded: a solution, stubs, a hostile file. If one of them gets
    another score than it must, the run stops.
    """
    course = load_course()
    if engine:
        if only or shard or db:
            raise click.UsageError(
                "--engine grades the whole class: it goes without --only, --shard and --db"
            )
        kept = [
            "--jobs",
            str(jobs),
            *(["--regrade"] if regrade else []),
            *(["--i-trust-this-code"] if trusted else []),
            *(["--roster", str(roster)] if roster else []),
        ]
        kept += [] if sandbox is None else ["--sandbox", str(sandbox)]
        _on_engine(course, submitted, out, shards, kept, config)
        return
    options = Options(
        submitted,
        out,
        jobs,
        only=Only.parse(only, course) if only else None,
        sandbox=sandbox,
        trusted=trusted,
        regrade=regrade,
        shard=Shard.parse(shard) if shard else None,
        roster=roster,
    )
    done = run_class(course, options, Console())
    if db:
        _gradebook(course, out, db, submitted, roster)
    _closing(done, out, timings)


def _on_engine(
    course: Course, submitted: Path, out: Path, shards: int, options: list[str], config: Path | None
) -> None:
    """`run --engine`: the same command, once per shard, wherever the engine runs it; then `merge`."""
    from autograder.classroom.engines.parsl import run_on_parsl
    from autograder.classroom.engines.shards import ShardedRun

    next(find_submissions(submitted, course))  # the caller's mistakes are told here, not by every shard
    out.mkdir(parents=True, exist_ok=True)
    merged = run_on_parsl(course, ShardedRun(submitted, out, shards, options), config, click.echo)
    _joined(merged, out)


def _joined(merged: Merged, out: Path) -> None:
    click.echo(f"{in_number(merged.submissions, 'submission')}; results: {out / 'results.json'}")
    if merged.faults:
        click.echo(f"{merged.faults} of them could not be graded (see `reason` in results.json)", err=True)
        raise click.exceptions.Exit(EXIT_FAULTS)


def _gradebook(course: Course, out: Path, db: str, submitted: Path, roster: Path | None) -> None:
    """`run --db`: the verdicts are safe on record by now, whatever happens to the database."""
    try:
        from autograder.gradebooks.store import GradebookError, write_gradebook
    except ModuleNotFoundError as error:
        raise exit_with(
            "error", f"--db needs nbgrader ({error}); run: pip install -e '.[nbgrader]'", 2
        ) from error
    try:
        count = write_gradebook(course, out, db, submitted, roster)
    except GradebookError as error:
        raise exit_with(
            "error", f"{error}\nevery verdict is safe; the same command writes them again", 2
        ) from error
    click.echo(f"{in_number(count, 'submission')} in the gradebook {db}")


def _closing(report: Report, out: Path, timings: bool) -> None:
    kept = f", {report.reused} unchanged" if report.reused else ""
    click.echo(f"{report.graded} graded{kept}; results: {out / 'results.json'}; feedback: {out / 'feedback'}")
    for line in sorted(report.without_files)[:NAMED]:
        click.echo(line, err=True)
    if len(report.without_files) > NAMED:
        click.echo(f"{len(report.without_files) - NAMED} more without any file of a step", err=True)
    if timings:
        if report.first_verdict is not None:
            click.echo(f"first verdict after: {report.first_verdict:.2f} s")
        click.echo("CPU seconds: " + ", ".join(f"{stage} {spent:.2f}" for stage, spent in report.cpu.items()))
    if report.alarms:
        names = ", ".join(sorted(set(report.alarms)))
        click.echo(
            f"ALARM: the same key came to another verdict for {names}. The older one stands; the other one is in "
            f"{DATABASE_FILE}. Either grading depends on chance, or someone has interfered.",
            err=True,
        )
        raise click.exceptions.Exit(EXIT_ALARM)
    if report.faults:
        click.echo(
            f"{report.faults} could not be graded, for reasons of this machine (see `reason` in results.json); "
            "the same command tries them again",
            err=True,
        )
        raise click.exceptions.Exit(EXIT_FAULTS)


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the joined results go.")
@click.option("--incomplete", is_flag=True, help="Join shards although some are missing.")
def merge(folders: tuple[Path, ...], out: Path, incomplete: bool) -> None:
    """Join the outputs of several runs, such as the shards of a class, into --out DIR.

    Suites and graders must agree. A submission may be in several of them only with the same verdict. Shards K/N are
    joined when all N are there.
    """
    _joined(merge_runs(load_course(), folders, out, incomplete), out)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--tell", is_flag=True, help="FOLDER holds the results already: say what to look at there.")
@click.option(
    "--each", metavar="PATTERN", help="A student per known file that matches, as in '*.wrong.no_plus_one'."
)
def sample(folder: Path, tell: bool, each: str | None) -> None:
    """Write a sample class into FOLDER, made from tests/submissions/ (its hostile ones are harmless)."""
    if tell:
        click.echo(what_to_look_at(folder))
        return
    course = load_course()
    count = corpus_class(course, folder, each) if each else sample_class(course, folder)
    click.echo(f"{in_number(count, 'submission')} in {folder}")


@click.command()
@click.argument("name", metavar="STUDENT/[STEP/]TODO")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder that `run` wrote to.")
@click.option(
    "--submitted",
    type=click.Path(path_type=Path),
    help="Ask the submission in here again, and say whether it answers as on record.",
)
def replay(name: str, out: Path, submitted: Path | None) -> None:
    """For an appeal: what a verdict rests on, from the record; with --submitted, every question asked again.

    Exit code 1 when the outcome is another one this time.
    """

    course = load_course()
    with Record.open_to_read(out) as record:
        appeal = find(course, record, name)
    show_record(appeal, Console())
    if submitted is None:
        click.echo("to ask again: add --submitted SUBMITTED")
    elif not ask_again(course, appeal, submitted, Console()):
        raise click.exceptions.Exit(1)
