"""The practice score: what a student's own workflow shows of the public checks, as a summary and notes at lines.

It runs in the student's repository, on the student's word: the official score is made elsewhere and by other checks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.model.clean import markdown, plain
from autograder.model.course import Step, Todo
from autograder.model.languages import LANGUAGES
from autograder.model.statuses import STATUSES, outcome_name, outcome_of
from autograder.model.verdict import Text
from autograder.student.records import Checked, Place, Report

TITLE = Text(zh="练习分", en="Practice score")
NOTE = Text(
    zh="这是练习分，不是成绩：它只看公开检查。正式分数由老师的评分程序给出，显示为名叫“grade / {step}”的检查；"
    "那里的检查更多，所以两者可能不同。",
    en="This is practice, not your grade: it knows the public checks only. The official score is the check called "
    "“grade / {step}”, which your teacher's grader posts; it checks more, so the two may differ.",
)
RAISED_AT = re.compile(r"at line ([1-9][0-9]{0,5}) of your file", re.ASCII)
MAX_NOTES = 10  # GitHub shows no more of a step


def tell_workflow(
    step: Step, reports: Mapping[str, Report], folder: Path, environment: Mapping[str, str] = os.environ
) -> None:
    """Write the summary and print the notes when this runs in a workflow; nothing elsewhere. Raises OSError."""
    if environment.get("GITHUB_ACTIONS") != "true":
        return
    if path := environment.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(summary(step, reports))
    for line in list(notes(step, reports, folder))[:MAX_NOTES]:
        print(line, flush=True)


def summary(step: Step, reports: Mapping[str, Report]) -> str:
    """A table in each language. A TODO's points count when all of its public checks pass."""
    known = [todo for todo in step.todos if todo.id in reports]
    earned = sum(todo.points for todo in known if reports[todo.id].status == "passed")
    total = sum(todo.points for todo in known)
    parts = []
    for language in LANGUAGES:
        rows = [f"## {TITLE.in_language(language)}: {earned:g} / {total:g}", ""]
        rows += [NOTE.in_language(language).format(step=step.id), "", "| | TODO | |", "|---|---|---|"]
        for todo in known:
            status = reports[todo.id].status
            title = markdown(todo.title.in_language(language))
            state = STATUSES[status].words.in_language(language)
            rows.append(f"| {outcome_of(status).emoji} | {markdown(todo.id)} · {title} | {state} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def notes(step: Step, reports: Mapping[str, Report], folder: Path) -> Iterator[str]:
    """A workflow command per failing check, at the line that raised or at the TODO's function."""
    for todo in step.stubs:
        report = reports.get(todo.id)
        if report is None or report.status == "broken_check":
            continue
        if outcome_name(report.status) in ("right", "open"):
            continue
        path = folder / str(todo.file)
        if not report.failures:
            place = report.trouble.place if report.trouble else None
            yield _note(step, todo, _line(place, path, todo), STATUSES[report.status].words)
        for check in report.failures:
            place = check.trouble.place if check.trouble else None
            said = RAISED_AT.search(check.detail.en) if check.detail else None
            line = int(said[1]) if said and place is None else _line(place, path, todo)
            yield _note(step, todo, line, _text(check))


def _text(check: Checked) -> Text:
    """What the check is about and what was wrong."""
    if check.detail is None:
        return check.fact
    return Text(zh=f"{check.fact.zh}\n{check.detail.zh}", en=f"{check.fact.en}\n{check.detail.en}")


def _line(place: Place | None, path: Path, todo: Todo) -> int:
    if place is not None and Path(place.file).name == todo.file:
        return max(1, place.line)
    name = re.escape((todo.function or "").split(".")[-1])
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return next((n for n, line in enumerate(lines, start=1) if re.match(rf"\s*def {name}\b", line)), 1)


def _note(step: Step, todo: Todo, line: int, text: Text) -> str:
    """GitHub's “error” workflow command; what could end or forge one is escaped."""
    title = _escaped(f"TODO {todo.id}", in_property=True)
    path = _escaped(f"assignments/{step.id}/{todo.file}", in_property=True)
    words = "\n".join("\n".join(plain(part) for part in each.splitlines()) for each in (text.zh, text.en))
    return f"::error file={path},line={line},title={title}::{_escaped(words)}"


def _escaped(text: str, in_property: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if in_property else escaped
