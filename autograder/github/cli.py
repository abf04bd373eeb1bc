"""The commands `plan`, `publish` and `init-grader` of ``grade.py``."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.github.shards import SUBMISSIONS_PER_SHARD

PATH = click.Path(path_type=Path)
STATE_BRANCH = click.option(
    "--state-branch",
    metavar="NAME",
    help="In a workflow: keep --state DIR in this branch of the grader's repository.",
)


@click.command()
@click.option("--out", type=PATH, required=True, metavar="OUT", help="A new folder.")
@click.option("--roster", type=PATH, metavar="CSV", help="Whose repositories (columns student, repository).")
@click.option(
    "--pull-requests", metavar="OWNER/NAME", help="Instead: the open pull requests of a public repository."
)
@click.option(
    "--state", type=PATH, metavar="DIR", help="Where publish keeps what it posted: skip those heads."
)
@STATE_BRANCH
@click.option("--only", metavar="STUDENT", envvar="GRADE_ONLY", show_envvar=True, help="Only this student.")
@click.option(
    "--regrade",
    is_flag=True,
    envvar="GRADE_REGRADE",
    show_envvar=True,
    help="Heads that have a score too (after a change of the checks).",
)
@click.option(
    "--shard-size",
    type=click.IntRange(min=1),
    default=SUBMISSIONS_PER_SHARD,
    show_default=True,
    metavar="N",
    envvar="GRADE_SHARD_SIZE",
    show_envvar=True,
    help="About how many submissions a grading job gets.",
)
@click.option(
    "--with-grader", is_flag=True, help="Put this checkout into OUT/grader, for jobs without a token."
)
def plan(
    out: Path,
    roster: Path | None,
    pull_requests: str | None,
    state: Path | None,
    state_branch: str | None,
    only: str | None,
    regrade: bool,
    shard_size: int,
    with_grader: bool,
) -> None:
    """Find what was pushed and fetch it into OUT/submitted; nothing of it is run.

    \b
    Writes OUT/plan.json                       which commit of which repository is whose
           OUT/submitted/<student>/<step>/*    the TODO files, for `grade.py run OUT/submitted`
    Reads GRADER_APP_ID and GRADER_APP_KEY (or GRADER_APP_KEY_FILE); without them only public repositories.
    """
    from autograder.github.command import plan as make
    from autograder.github.plan import Options
    from autograder.model.course import load_course

    if (roster is None) == (pull_requests is None):
        raise click.UsageError("give either --roster CSV or --pull-requests OWNER/NAME")
    options = Options(out, roster, pull_requests, only, regrade, shard_size)
    made = make(load_course(), options, state, state_branch, with_grader)
    for problem in made.problems:
        click.echo(f"not fetched: {problem.student}: {problem.reason}", err=True)
    click.echo(f"{len(made.heads)} to grade, {made.unchanged} unchanged, {len(made.problems)} not fetched")


@click.command()
@click.argument("results", metavar="DIR", type=PATH)
@click.option(
    "--plan", "plan_file", type=PATH, required=True, metavar="JSON", help="plan.json, as `plan` made it."
)
@click.option("--plan-digest", metavar="SHA256", help="Refuse another plan than this one.")
@click.option(
    "--state", type=PATH, required=True, metavar="DIR", help="Keeps what was posted; the same every time."
)
@STATE_BRANCH
@click.option(
    "--pace",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two posts; GitHub asks for at least 1.",
)
@click.option(
    "--patience",
    type=click.FloatRange(min=0),
    default=50.0,
    show_default=True,
    metavar="MINUTES",
    help="How long to wait, in all, when GitHub asks for pauses.",
)
def publish(
    results: Path,
    plan_file: Path,
    plan_digest: str | None,
    state: Path,
    state_branch: str | None,
    pace: float,
    patience: float,
) -> None:
    """Post the verdicts of DIR as check runs, each once. DIR is what `run --out` wrote, or holds results-<shard>/.

    Stopped or killed, it goes on with the same command. Exit code 3: somebody in the plan has no score yet.
    Reads GRADER_APP_ID and GRADER_APP_KEY (or GRADER_APP_KEY_FILE).
    """
    from autograder.github.command import PublishOptions
    from autograder.github.command import publish as post
    from autograder.model.clean import plain
    from autograder.model.course import load_course

    options = PublishOptions(results, plan_file, state, plan_digest, state_branch, pace, patience * 60)
    done = post(load_course(), options, click.echo)
    delivery, outcome = done.delivery, done.outcome
    for text in delivery.refused:
        click.echo(f"refused: {text}", err=True)
    for item, why in outcome.failed:
        click.echo(f"not posted: {item.head.student}: {plain(why)}", err=True)
    if outcome.stopped:
        click.echo(f"stopped: {outcome.stopped}", err=True)
    missing = len(delivery.faults) + len(delivery.absent)
    click.echo(
        f"{len(outcome.posted)} posted, {len(outcome.standing)} posted before, "
        f"{len(outcome.failed) + outcome.left} not posted, {missing} without a score"
    )
    if not done.complete:
        raise click.exceptions.Exit(3)


@click.command("init-grader")
@click.argument("folder", metavar="DIR", type=PATH)
def init_grader(folder: Path) -> None:
    """Make the private repository that grades on GitHub: this checkout, grade.yml, a roster and a guide."""
    from autograder.github.command import known_errors
    from autograder.github.init_grader import init_grader as make

    with known_errors():
        count = make(folder)
    click.echo(f"{count} files in {folder}; its README.md leads on from here")
