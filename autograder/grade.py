#!/usr/bin/env python3
"""The staff's command: ``python autograder/grade.py --help``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# Python puts this script's folder first on sys.path, where `suite` or `sandbox` would shadow other packages: the
# checkout's root takes its place before anything else is imported.
ROOT = Path(__file__).resolve().parent.parent
sys.path[:] = [
    str(ROOT),
    *(entry for entry in sys.path if entry not in (str(ROOT / "autograder"), str(ROOT))),
]

import click
from rich.console import Console

from autograder.github.cli import COMMANDS as GITHUB_COMMANDS
from autograder.model.course import Course, load_course
from autograder.model.errors import AuthorError, BrokenOff, CallerError, InfrastructureError

if TYPE_CHECKING:
    from autograder.classroom.merge import Merged
    from autograder.classroom.run import Report

EXIT_USAGE = 2
EXIT_FAULTS = 3
EXIT_NOT_GRADED = 4
EXIT_ALARM = 5
EPILOG = """\b
Exit codes of every command:
  0  done; for `run`: every submission has a verdict, whatever the scores
  1  a check failed (release --check; verify; doctor below the level that it requires), or `collect` refused something
  2  the command can't be carried out as given (wrong folder, option or course.toml)
  3  some submissions have no verdict, for reasons of this machine; their students lose nothing
  4  nothing was graded: a canary or the sandbox failed its test
  5  the same submission, suite and grader came to another score than before; the older one stands
"""


class Staff(click.Group):
    """Shows each kind of error as what it is: the caller's, the author's, or the machine's."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn known errors into one clear message and an exit code."""
        if os.name == "nt":
            message = (
                "grade.py needs Linux or macOS: run it in WSL2 (the students' check.py works on Windows)"
            )
            raise _exit("error", message, EXIT_USAGE)
        try:
            return super().invoke(ctx)
        except CallerError as error:
            raise _exit("error", str(error), EXIT_USAGE) from error
        except AuthorError as error:
            raise _exit("error in the course", str(error), EXIT_USAGE) from error
        except BrokenOff as error:
            message = f"{error}\nwhat was done until now is safe; mend that, and the same command goes on from there"
            raise _exit("broken off, and not a student's fault", message, EXIT_FAULTS) from error
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
    "--roster", type=click.Path(path_type=Path), metavar="CSV", help="With --db: names, e-mails, extensions."
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
           DIR/journal.jsonl      every verdict, synced as soon as it is there; keep it
    A run that was killed goes on with the same command. What has a verdict already is graded again only when the
    submission, the suite or the grader is another; --only STUDENT brings one student of a graded class up to date.
    Before the first student, known submissions are graded: a solution, stubs, a hostile file. If one of them gets
    another score than it must, the run stops.
    """
    from autograder.classroom.run import Only, Options, Shard
    from autograder.classroom.run import run as run_class

    if roster and not db:
        raise click.UsageError("--roster goes with --db; exports take it too")
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
    )
    if db:
        from autograder.gradebooks.background import import_gradebook

        import_gradebook()
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
    from autograder.intake.submissions import find_submissions

    next(find_submissions(submitted, course))  # the caller's mistakes are told here, not by every shard
    out.mkdir(parents=True, exist_ok=True)
    merged = run_on_parsl(course, ShardedRun(submitted, out, shards, options), config, click.echo)
    _joined(merged, out)


def _joined(merged: Merged, out: Path) -> None:
    click.echo(f"{merged.submissions} submissions; results: {out / 'results.json'}")
    if merged.faults:
        click.echo(f"{merged.faults} of them could not be graded (see `reason` in results.json)", err=True)
        raise click.exceptions.Exit(EXIT_FAULTS)


def _gradebook(course: Course, out: Path, db: str, submitted: Path, roster: Path | None) -> None:
    """`run --db`: the verdicts are safe in the journal by now, whatever happens to the database."""
    try:
        from autograder.gradebooks.store import GradebookError, write_gradebook
    except ModuleNotFoundError as error:
        raise _exit(
            "error", f"--db needs nbgrader ({error}); run: pip install -e '.[nbgrader]'", 2
        ) from error
    try:
        count = write_gradebook(course, out, db, submitted, roster)
    except GradebookError as error:
        raise _exit(
            "error", f"{error}\nevery verdict is safe; the same command writes them again", 2
        ) from error
    click.echo(f"{count} submissions in the gradebook {db}")


def _closing(report: Report, out: Path, timings: bool) -> None:
    kept = f", {report.reused} unchanged" if report.reused else ""
    click.echo(f"{report.graded} graded{kept}; results: {out / 'results.json'}; feedback: {out / 'feedback'}")
    if timings:
        click.echo("CPU seconds: " + ", ".join(f"{stage} {spent:.2f}" for stage, spent in report.cpu.items()))
    if report.alarms:
        names = ", ".join(sorted(set(report.alarms)))
        click.echo(
            f"ALARM: the same key came to another verdict for {names}. The older one stands; the other one is in "
            "journal.jsonl. Either grading depends on chance, or someone has interfered.",
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


@main.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the joined results go.")
def merge(folders: tuple[Path, ...], out: Path) -> None:
    """Join the outputs of several runs, such as the shards of a class, into --out DIR.

    Suites and graders must agree. A submission may be in several of them only with the same verdict.
    """
    from autograder.classroom.merge import merge as merge_runs

    _joined(merge_runs(load_course(), folders, out), out)


@main.command()
@click.option(
    "--check", is_flag=True, help="Change nothing; fail with a diff when assignments/ is out of date."
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the student's repository into DIR instead: complete, and proved to hold no secret.",
)
@click.option(
    "--with-solutions", is_flag=True, help="With --to, after the deadline: *_solution.py beside the stubs."
)
def release(check: bool, to: Path | None, with_solutions: bool) -> None:
    """Generate assignments/ (stubs, given files, manifest) from solutions/; or the student's repository, with --to."""
    from autograder.authoring.release import differences, write

    if with_solutions and to is None:
        raise click.UsageError("--with-solutions goes with --to DIR")
    if check and to is not None:
        raise click.UsageError("--check goes without --to")
    course: Course = load_course()
    if to is not None:
        _export(course, to, with_solutions)
        return
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


def _export(course: Course, to: Path, with_solutions: bool) -> None:
    """`release --to`: what was written, and what to do with it."""
    from autograder.authoring.student_repository import export

    changed = export(course, to, with_solutions)
    click.echo(
        f"{len(changed)} files written to {to}; no answer, hidden test, known mistake or seed is in it"
    )
    click.echo(f"Next: git -C {to} init && git -C {to} add . && git -C {to} commit -m 'Student repository'")


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--student", metavar="NAME", help="Show one student here instead (a part of the name will do).")
@click.option(
    "--against",
    metavar="OLD",
    type=click.Path(path_type=Path),
    help="Say whose score changed since OLD (a folder or a results.json), and why.",
)
def report(folder: Path, student: str | None, against: Path | None) -> None:
    """Make DIR/report.html and DIR/feedback/*.html again, from DIR/results.json alone.

    Nothing is graded, and no submission is read. Without --against, the report compares with the run before, if DIR
    still has it.
    """
    from autograder.views.report_command import report_again

    report_again(folder, student, against, Console())


@main.command()
@click.argument("submitted", type=click.Path(path_type=Path))
@click.option("--step", "step_id", metavar="STEP", help="Default: the course's first step.")
@click.option(
    "--from-exchange",
    "exchange",
    type=click.Path(path_type=Path),
    metavar="ROOT",
    help="nbgrader's exchange.",
)
@click.option("--from-git", "git", is_flag=True, help="The repositories in the roster's column `repository`.")
@click.option(
    "--from-archives",
    "archives",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Downloads of an LMS: zip or tar archives, or folders.",
)
@click.option("--roster", type=click.Path(path_type=Path), metavar="CSV")
@click.option("--deadline", metavar="TIME", help="Pass over what came later, as 2026-11-20T23:59+08:00.")
@click.option("--received", metavar="TIME", help="For downloads: when they were received.")
@click.option(
    "--pushes",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="For git: student,commit,time as the hosting service recorded them.",
)
@click.option("--allow-local", is_flag=True, help="For git: repositories may be folders of this machine.")
def collect(
    submitted: Path,
    step_id: str | None,
    exchange: Path | None,
    git: bool,
    archives: Path | None,
    roster: Path | None,
    deadline: str | None,
    received: str | None,
    pushes: Path | None,
    allow_local: bool,
) -> None:
    """Fill SUBMITTED/<student>/<step>/ from where students hand in, with the time of receipt in timestamp.txt.

    Give one of the --from options. Only regular files are taken; a hand-in with links, devices, paths that lead
    elsewhere, odd names or beyond the limits is refused with a reason, and the rest goes on (exit code 1 then).
    """
    from autograder.intake.collect import Source, collect_from

    course = load_course()
    if sum((exchange is not None, git, archives is not None)) != 1:
        raise click.UsageError("give one of --from-exchange, --from-git, --from-archives")
    outcome = collect_from(
        course,
        submitted,
        step_id,
        Source(exchange, git, archives, roster, deadline, received, pushes, allow_local),
    )
    click.echo(f"{len(outcome.taken)} submissions in {submitted}")
    for name, reason in sorted(outcome.refused.items()):
        click.echo(f"refused: {name}: {reason}", err=True)
    for note in outcome.notes:
        click.echo(f"note: {note}", err=True)
    if outcome.refused:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    type=click.Choice(["canvas", "gradescope", "nbgrader", "junit", "csv"]),
    multiple=True,
    help="May be given more than once (default: all).",
)
@click.option("--to", type=click.Path(path_type=Path), metavar="TARGET", help="Default: DIR/exports.")
@click.option(
    "--roster", type=click.Path(path_type=Path), metavar="CSV", help="Names, e-mails, LMS ids, extensions."
)
@click.option(
    "--submitted",
    type=click.Path(path_type=Path),
    metavar="SUBMITTED",
    help="Take off what being late costs, by the timestamp.txt in here.",
)
@click.option(
    "--canvas-id",
    "canvas_ids",
    metavar="STEP=NUMBER",
    multiple=True,
    help="Canvas's number of an assignment; without it Canvas goes by the title, or makes a new one.",
)
def export(
    folder: Path,
    formats: tuple[str, ...],
    to: Path | None,
    roster: Path | None,
    submitted: Path | None,
    canvas_ids: tuple[str, ...],
) -> None:
    """Write the verdicts of DIR/results.json in the formats that schools load. Nothing is graded.

    \b
    canvas      canvas.csv, for “Import grades” of Canvas's gradebook
    gradescope  gradescope/<student>/<step>/results.json
    nbgrader    nbgrader.csv, as `nbgrader export` writes it
    junit       junit.xml, a suite a submission, points as properties
    csv         grades.csv, everything, for a spreadsheet
    """
    from autograder.views.exports.command import FORMATS, export_results, parse_canvas_ids

    course = load_course()
    written, notes = export_results(
        course,
        folder,
        formats or FORMATS,
        to=to,
        roster=roster,
        submitted=submitted,
        canvas_ids=parse_canvas_ids(canvas_ids, course),
    )
    click.echo("\n".join(map(str, written)))
    for note in notes:
        click.echo(f"note: {note}", err=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--tell", is_flag=True, help="FOLDER holds the results already: say what to look at there.")
def sample(folder: Path, tell: bool) -> None:
    """Write a sample class into FOLDER, made from tests/submissions/ (its hostile ones are harmless)."""
    from autograder.classroom.sample import sample_class, what_to_look_at

    if tell:
        click.echo(what_to_look_at(folder))
        return
    count = sample_class(load_course(), folder)
    click.echo(f"{count} submissions in {folder}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Everything that was found, for a machine to read.")
@click.option(
    "--require", type=click.IntRange(0, 2), default=1, show_default=True, help="Exit 1 below this level."
)
def doctor(as_json: bool, require: int) -> None:
    """Attack the sandbox of this machine at every level; say which one holds and what it guarantees."""
    import msgspec

    from autograder.sandbox.trial.doctor import diagnose
    from autograder.sandbox.trial.doctor_page import print_diagnosis

    found = diagnose()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)))
    else:
        print_diagnosis(Console(), found)
    if found.level < require:
        raise click.exceptions.Exit(1)


@main.command()
@click.option(
    "--all", "everything", is_flag=True, help="Everything: minutes. Default: a part that takes one minute."
)
@click.option("--fast", is_flag=True, help="The part that takes one minute (the default).")
@click.option("--only", "only", metavar="RULE", multiple=True, help="Check one rule only; may be repeated.")
@click.option("--record", is_flag=True, help="Write down anew which hidden tests fail which wrong answers.")
def verify(everything: bool, fast: bool, only: tuple[str, ...], record: bool) -> None:
    """Prove the grader: a line per rule, and the figures that README quotes. Exit code 1 when a rule is broken.

    \b
    Rules about files:       manifest stubs notebooks leaks
    Rules about the suites:  solution right wrong needed named public mutants stable
    Rules about the grader:  alone graded hostile
    """
    from autograder.classroom.run import UsageError
    from autograder.proof.verify import ALL, FAST, RULES, Verifier

    if everything and fast:
        raise UsageError("--all and --fast exclude each other")
    unknown = sorted(set(only) - set(RULES))
    if unknown:
        raise UsageError(f"--only {unknown[0]}: there is no such rule; there are {', '.join(RULES)}")
    course = load_course()
    with Verifier(course, course.steps[0], ALL if everything else FAST, Console()) as verifier:
        if record:
            click.echo(
                f"{verifier.record()} pairs of a wrong answer and a test that fails it, whatever the seed"
            )
            return
        proof = verifier.run(only)
    for name, figure in proof.figures.items():
        click.echo(f"{name}: {figure}")
    if proof.failed:
        click.echo(f"broken: {', '.join(proof.failed)}", err=True)
        raise click.exceptions.Exit(1)


for github_command in GITHUB_COMMANDS:
    main.add_command(github_command)


@main.command()
@click.argument("name", metavar="STUDENT/TODO")
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
    from autograder.classroom.replay import ask_again, find, show_record
    from autograder.record.journal import Journal

    course = load_course()
    with Journal.open_to_read(out) as journal:
        appeal = find(course, journal, name)
    show_record(appeal, Console())
    if submitted is None:
        click.echo("to ask again: add --submitted SUBMITTED")
    elif not ask_again(course, appeal, submitted, Console()):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("step")
@click.argument("todo", metavar="ID")
@click.argument("title")
@click.option("--points", type=click.FloatRange(min=0), default=0, help="Without points it is optional.")
def new(step: str, todo: str, title: str, points: float) -> None:
    """Make the files of a new TODO, as a small working example: see AUTHORS.md.

    For instance: grade.py new step3_pretrain 4 "gradient accumulation"
    """
    from autograder.authoring.release import write
    from autograder.authoring.scaffold import new_todo

    made = new_todo(load_course(), step, todo, title, points)
    made += [f"assignments/{name}" for name in write(load_course())]
    click.echo("\n".join(made))
    click.echo("Next: AUTHORS.md, step 2. At any time: python autograder/grade.py verify")


if __name__ == "__main__":
    main()
