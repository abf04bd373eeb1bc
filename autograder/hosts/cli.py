"""The commands `grade-one` and `init-gradescope` of ``grade.py``."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

PATH = click.Path(path_type=Path)


@click.command("grade-one")
@click.argument("step", metavar="STEP")
@click.option(
    "--host",
    type=click.Choice(["gradescope", "prairielearn", "folder"]),
    required=True,
    help="Whose container this is: where the submission lies, and how the result is told.",
)
@click.option("--root", type=PATH, default=Path("/"), show_default=True, help="The container's root.")
@click.option(
    "--least-level",
    type=click.IntRange(0, 2),
    default=1,
    show_default=True,
    help="Grade nobody when the sandbox holds less here.",
)
def grade_one(step: str, host: str, root: Path, least_level: int) -> None:
    """Grade the one submission of a container that was started for it, and write the host's results.json.

    When the grader fails, that file says so, without a score, and the command ends with an error.
    """
    from autograder.hosts.one import grade_one as grade
    from autograder.hosts.package import step_of
    from autograder.hosts.places import PLACES, came_of
    from autograder.hosts.results import FORMS, encoded
    from autograder.model.clean import plain_lines
    from autograder.model.course import load_course
    from autograder.model.files import write_whole

    at, form = PLACES[host], FORMS[host]
    results = root / PurePosixPath(at.results)
    results.parent.mkdir(parents=True, exist_ok=True)
    results.parent.chmod(0o700)  # student code is another user, and may not so much as look
    try:
        course = load_course()
        submission = root / PurePosixPath(at.submission)
        graded = grade(course, step_of(course, step), submission, came_of(root, at), least_level)
        write_whole(results, encoded(form.graded(course, graded)))
    except BaseException as error:
        write_whole(results, encoded(form.fault(f"{type(error).__name__}: {error}")))
        raise
    click.echo(f"sandbox level {graded.level.number}: {graded.level.reason}")
    click.echo(f"score: {graded.mark.score:g} of {graded.mark.max_score:g}")
    if graded.printed:
        click.echo(f"what the submission printed, for staff:\n{plain_lines(graded.printed)}")


@click.command("init-gradescope")
@click.argument("step", metavar="STEP")
@click.option("--to", type=PATH, required=True, metavar="ZIP", help="The file to write: autograder.zip.")
@click.option(
    "--index",
    metavar="URL",
    default="",
    help="A further package index for pip: that of PyTorch's CPU builds saves gigabytes.",
)
@click.option(
    "--least-level",
    type=click.IntRange(0, 2),
    default=1,
    show_default=True,
    help="Grade nobody when the container's sandbox holds less.",
)
def init_gradescope(step: str, to: Path, index: str, least_level: int) -> None:
    """Make the autograder of one step for Gradescope: upload the zip under Configure Autograder.

    \b
    The same zip is a container's recipe (docker build) for PrairieLearn's external grader, and for any system that
    gives a folder and takes a results.json; its README.md says how.
    """
    from autograder.hosts.package import Package, step_of, write_package
    from autograder.model.course import load_course

    package = Package(step_of(load_course(), step), index, least_level)
    count = write_package(package, to)
    click.echo(f"{count} files in {to}; upload it to Gradescope, or unzip it and read its README.md")
