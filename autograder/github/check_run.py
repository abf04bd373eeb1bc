"""What a student sees on the commit: a check run's title, table, feedback and notes at the lines of the files.

Sizes by GitHub's REST API, “Create a check run”: summary and text at most 65,535 characters each (counted here as
bytes, which is never more), an annotation's message at most 64 KB, its title 255 characters.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Sequence
from datetime import UTC
from functools import lru_cache
from typing import Any

import msgspec

from autograder.github.plan_file import Lines, Taken
from autograder.model.clean import in_number, markdown, plain
from autograder.model.course import Course, Step
from autograder.model.languages import LANGUAGES
from autograder.model.paths import ROOT
from autograder.model.statuses import outcome_of
from autograder.model.verdict import Check, Text, TodoVerdict, Verdict
from autograder.record.late import Mark
from autograder.views.markdown import feedback, points_in_words
from autograder.views.showing import as_shown

MAX_TEXT_BYTES = 60_000
MAX_MESSAGE = 4_000
MAX_TITLE = 250
MAX_ANNOTATIONS = 200
RAISED_AT = re.compile(r"at line ([0-9]{1,6}) of your file", re.ASCII)
LABELS = {
    "head": Text(zh="| | TODO | 得分 |\n|---|---|---|", en="| | TODO | points |\n|---|---|---|"),
    "sum": Text(zh="合计", en="total"),
    "official": Text(
        zh="这是正式评分：用的是隐藏检查，在你的仓库之外运行。你自己的“public tests”给出的只是练习分。",
        en="This is the official score, by hidden checks that ran outside your repository. What your own “public "
        "tests” show is a practice score.",
    ),
    "only_here": Text(
        zh="如果两者不同：下面这些没通过的检查只有正式评分才有：",
        en="Where the two differ: these failing checks are only in the official run:",
    ),
    "cut": Text(
        zh="（太长了，后面的省略；完整反馈请向老师要。）",
        en="(The rest was cut: it is too long for GitHub. Your teacher has all of it.)",
    ),
}
TIMING = {
    "in_time": Text(
        zh="这些文件收到于 {received}，没有迟交（截止时间 {due}）。",
        en="These files came in at {received}, in time (due {due}).",
    ),
    "late": Text(
        zh="这些文件收到于 {received}，比截止时间 {due} 晚了 {days} 天（不满一天算一天）。",
        en="These files came in at {received}, after {due}: {days_en} late, counting each day that has begun.",
    ),
    "free": Text(zh="其中 {free} 天用了你的免费迟交天数。", en="Free of them, from your late days: {free}."),
    "off": Text(
        zh="因此扣 {penalty} 分，计入成绩的是 **{score}** 分。",
        en="That takes off {points_en}; **{score}** count.",
    ),
    "seen": Text(
        zh="（GitHub 没有给出推送时间，这是评分程序第一次看到它们的时间；如果你推送得更早，请告诉老师。）",
        en="(GitHub gave no time of the push: this is when the grader first saw them. If you pushed earlier, tell your "
        "teacher.)",
    ),
}
NOT_POINTED_AT = frozenset({"passed", "not_attempted", "missing"})


class Annotation(msgspec.Struct, frozen=True):
    """A note at a line of a student's file, in GitHub's own field names."""

    path: str
    start_line: int
    end_line: int
    annotation_level: str
    title: str
    message: str


class CheckRun(msgspec.Struct, frozen=True):
    """All that is posted for one commit and step."""

    name: str
    head_sha: str
    external_id: str
    conclusion: str
    title: str
    summary: str
    text: str
    annotations: list[Annotation]

    @property
    def digest(self) -> str:
        """What a student reads: other feedback on the same verdict (after the deadline, say) has another digest."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:32]

    def body(self, annotations: Sequence[Annotation]) -> dict[str, Any]:
        """The request's body, with some of the annotations."""
        return {
            "name": self.name,
            "external_id": self.external_id,
            "status": "completed",
            "conclusion": self.conclusion,
            "output": {
                "title": self.title,
                "summary": self.summary,
                "text": self.text,
                "annotations": msgspec.to_builtins(list(annotations)),
            },
        }


def name_of(step: str) -> str:
    """The check run's name: one a step, the same for every commit."""
    return f"grade / {step}"


def check_run(
    course: Course, verdict: Verdict, taken: Taken, sha: str, key: str, mark: Mark | None = None
) -> CheckRun:
    """The check run of a graded verdict. Only full marks are a green tick; less is neutral, never a red cross.

    The title has the raw score; what being late takes off is said in the summary.
    """
    verdict = as_shown(course, verdict)
    assert verdict.score is not None
    step = course.step(verdict.step)
    full = verdict.score >= verdict.max_score - 1e-9  # ours are sums of rounded parts
    return CheckRun(
        name=name_of(step.id),
        head_sha=sha,
        external_id=key,
        conclusion="success" if full else "neutral",
        title=f"{verdict.score:g} / {verdict.max_score:g}",
        summary=summary(step, verdict, _timing(mark, taken)),
        text=_bilingual(course, verdict),
        annotations=notes_of(step, verdict, taken),
    )


def summary(step: Step, verdict: Verdict, timing: Text | None = None) -> str:
    """A table in each language, when it came in, and which failing checks the student can't have seen fail before."""
    parts = []
    for language in LANGUAGES:
        rows = [LABELS["head"].in_language(language)]
        for todo in (*verdict.todos, *verdict.optional):
            title = step.todo(todo.id).title.in_language(language)
            mark = outcome_of(todo.status).emoji
            rows.append(
                f"| {mark} | {markdown(todo.id)} · {markdown(title)} | {points_in_words(todo, language)} |"
            )
        rows.append(
            f"| | **{LABELS['sum'].in_language(language)}** | **{verdict.score:g} / {verdict.max_score:g}** |"
        )
        if timing is not None:
            rows += ["", timing.in_language(language)]
        rows += ["", LABELS["official"].in_language(language)]
        everything = (*verdict.todos, *verdict.optional)
        hidden = [line for todo in everything for line in _only_official(step, todo, language)]
        if hidden:
            rows += ["", LABELS["only_here"].in_language(language), "", *hidden]
        parts.append(_cut("\n".join(rows), MAX_TEXT_BYTES // 2, language))
    return "\n\n---\n\n".join(parts)


def _timing(mark: Mark | None, taken: Taken) -> Text | None:
    """When the files came in and what that costs; None for steps that are never due."""
    if mark is None or mark.due is None or mark.received is None or mark.score is None:
        return None
    parts = ["late" if mark.days_late else "in_time"]
    if mark.days_free:
        parts.append("free")
    if mark.days_late:
        parts.append("off")
    if taken.received_by == "seen":
        parts.append("seen")
    numbers = {
        "received": f"{mark.received:%Y-%m-%d %H:%M:%S} UTC",
        "due": f"{mark.due.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
        "days": mark.days_late,
        "days_en": in_number(mark.days_late, "day"),
        "points_en": in_number(mark.penalty, "point"),
        "free": mark.days_free,
        "penalty": f"{mark.penalty:g}",
        "score": f"{mark.score:g}",
    }
    return Text(
        zh="".join(TIMING[part].zh.format(**numbers) for part in parts),
        en=" ".join(TIMING[part].en.format(**numbers) for part in parts),
    )


def _only_official(step: Step, todo: TodoVerdict, language: str) -> list[str]:
    """The failing checks of a TODO that its public tests don't have, as list items."""
    if todo.status != "failed":
        return []
    known = public_checks(step.id, step.todo(todo.id).module)
    failing = [check for check in todo.checks if check.detail is not None and check.name not in known]
    return [f"- TODO {markdown(todo.id)}: {markdown(_fact(check, language))}" for check in failing]


@lru_cache
def public_checks(step: str, module: str) -> frozenset[str]:
    """The names of a TODO's public tests."""
    path = ROOT / "tests" / "public" / step / f"test_{module}.py"
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test")
    )


def _fact(check: Check, language: str) -> str:
    return check.fact.in_language(language) if check.fact else check.name


def _bilingual(course: Course, verdict: Verdict) -> str:
    """The feedback as staff have it in a file; each language cut by itself, so that neither is lost."""
    parts = feedback(course, [verdict]).split("\n---\n\n")
    limit = MAX_TEXT_BYTES // max(1, len(parts))
    return "\n---\n\n".join(
        _cut(part, limit, language) for part, language in zip(parts, [*LANGUAGES, *parts], strict=False)
    )


def _cut(text: str, limit: int, language: str) -> str:
    """The text, or as many whole lines of it as fit, and a word that there was more."""
    data = text.encode("utf-8")
    if len(data) <= limit:
        return text
    note = LABELS["cut"].in_language(language)
    kept = data[: limit - len(note.encode("utf-8")) - 2].decode("utf-8", "ignore")
    return kept[: max(kept.rfind("\n"), 0)] + f"\n\n{note}"


def notes_of(step: Step, verdict: Verdict, taken: Taken) -> list[Annotation]:
    """A note per failing check, at the line that raised or at the function's; none for files that aren't there."""
    found: list[Annotation] = []
    for todo in (*verdict.todos, *verdict.optional):
        name = step.todo(todo.id).file
        if name is None or name not in taken.lines or todo.status in NOT_POINTED_AT:
            continue
        path, lines = f"assignments/{step.id}/{name}", taken.lines[name]
        failures = [check for check in todo.checks if not check.passed and check.detail is not None]
        if todo.status != "failed" or not failures:
            found.append(_annotation(path, lines.function, f"TODO {todo.id}: {todo.status}", todo.feedback))
            continue
        for check in failures:
            assert check.detail is not None
            text = Text(*(f"{_fact(check, lang)}\n{check.detail.in_language(lang)}" for lang in LANGUAGES))
            found.append(_annotation(path, _line(check, lines), f"TODO {todo.id}: {check.name}", text))
    return found[:MAX_ANNOTATIONS]


def _annotation(path: str, line: int, title: str, text: Text) -> Annotation:
    message = "\n\n".join(
        "\n".join(plain(part) for part in words.splitlines()) for words in (text.zh, text.en)
    )
    return Annotation(path, line, line, "warning", plain(title, MAX_TITLE), message[:MAX_MESSAGE] or "-")


def _line(check: Check, lines: Lines) -> int:
    """The line of the student's file that raised, where the evidence says one that exists; else the function's."""
    said = RAISED_AT.search(check.detail.en) if check.detail else None
    line = int(said[1]) if said else 0
    return line if 1 <= line <= lines.last else lines.function
