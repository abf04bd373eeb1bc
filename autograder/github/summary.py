"""What staff read: the class as a table in the workflow's summary, and ``scores.csv`` in the grades branch."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.github.accept import Delivery
from autograder.github.outbox import Posted
from autograder.github.plan_file import Plan
from autograder.github.posting import Posting
from autograder.model.clean import code, in_number, markdown
from autograder.model.files import write_whole
from autograder.model.verdict import round_score

MAX_ROWS = 1000  # a summary holds 1 MiB
SCORES_FILE = "scores.csv"
COLUMNS = (
    *("student", "step", "score", "max_score", "repository", "commit", "posted_at", "check_run"),
    *("received", "days_late", "penalty", "counts"),
)


def scores_csv(posted: Iterable[Posted]) -> bytes:
    """The newest score of each student and step that a check run shows, for people and spreadsheets.

    ``score`` is the raw one; ``counts`` is what is left of it after the ``penalty`` for being late.
    """
    newest: dict[tuple[str, str], Posted] = {}
    for post in posted:
        known = newest.get((post.student, post.step))
        if known is None or post.at >= known.at:
            newest[post.student, post.step] = post
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for post in sorted(newest.values(), key=lambda each: (each.student, each.step)):
        table.writerow(
            (
                f"'{post.student}"
                if post.student[:1] in "=+@"
                else post.student,  # no formula for a spreadsheet
                post.step,
                f"{post.score:g}",
                f"{post.max_score:g}",
                post.repository,
                post.sha,
                post.at,
                post.run_id,
                post.received.isoformat() if post.received else "",
                post.days_late,
                f"{post.penalty:g}",
                f"{round_score(max(0.0, post.score - post.penalty)):g}",
            )
        )
    return text.getvalue().encode("utf-8")


def plan_summary(plan: Plan) -> str:
    """What `plan` found, as Markdown."""
    seen = sum(taken.received_by == "seen" for head in plan.heads for taken in head.steps.values())
    lines = [
        f"## Plan: {len(plan.heads)} to grade in {plan.shards} shards, {plan.unchanged} unchanged",
        "",
        *_problems(plan),
    ]
    if seen:
        lines.append(
            f"- **no time of the push** for {seen} submissions ({markdown(plan.no_push_times or 'seen by an earlier plan')}): "
            "the time is when they were first seen, which may be later"
        )
    return "\n".join(lines) + "\n"


def publish_summary(plan: Plan, delivery: Delivery, outcome: Posting, server: str) -> str:
    """The class after `publish`: what needs somebody's attention first, then a row a student."""
    lines = [
        f"## {len(outcome.posted)} posted, {len(outcome.standing)} posted before, {outcome.left} left",
        "",
        "Scores of record are those of the gradebook; a check run only shows one.",
        "",
    ]
    if outcome.stopped:
        lines += [f"**Stopped**: {markdown(outcome.stopped)}", ""]
    lines += [
        f"- **not posted**: {markdown(item.head.student)} ({item.head.repository}): {markdown(why)}"
        for item, why in outcome.failed
    ]
    lines += [
        f"- **no score, for reasons of the machine**: {markdown(head.student)}, {markdown(step)}: {markdown(why)}"
        for head, step, why in delivery.faults
    ]
    lines += [
        f"- **no result came**: {markdown(head.student)}, {markdown(step)}" for head, step in delivery.absent
    ]
    lines += [f"- **refused**: {markdown(text)}" for text in delivery.refused]
    lines += [
        *_problems(plan),
        "",
        "| student | step | score | commit | check run |",
        "|---|---|---|---|---|",
    ]
    rows = sorted([*outcome.posted, *outcome.standing], key=lambda post: (post.student, post.step))
    for post in rows[:MAX_ROWS]:
        link = f"[{post.run_id}]({server.rstrip('/')}/{post.repository}/runs/{post.run_id})"
        score = f"{post.score:g} / {post.max_score:g}"
        if post.days_late:
            score += f" (−{post.penalty:g}, {in_number(post.days_late, 'day')} late)"
        lines.append(f"| {markdown(post.student)} | {post.step} | {score} | {code(post.sha[:10])} | {link} |")
    if len(rows) > MAX_ROWS:
        lines += ["", f"{len(rows) - MAX_ROWS} more in {SCORES_FILE}"]
    return "\n".join(lines) + "\n"


def _problems(plan: Plan) -> list[str]:
    return [
        f"- **could not be fetched**: {markdown(each.student)} ({markdown(each.repository)}): {markdown(each.reason)}"
        for each in plan.problems
    ]


def add_to_summary(text: str, environment: Mapping[str, str] = os.environ) -> None:
    """Append to the workflow step's summary; nothing outside of a workflow. Raises OSError."""
    if path := environment.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)


def tell_next_jobs(outputs: Mapping[str, str], environment: Mapping[str, str] = os.environ) -> None:
    """Set the workflow step's outputs, each one line; nothing outside of a workflow. Raises OSError."""
    if path := environment.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.writelines(f"{name}={value}\n" for name, value in outputs.items())


def write_scores(folder: Path, posted: Iterable[Posted]) -> None:
    """Bring ``scores.csv`` up to date. Raises OSError."""
    write_whole(folder / SCORES_FILE, scores_csv(posted))
