"""What a student sees on the commit: a check run's title, table, feedback and notes at the lines of the files.

Sizes by GitHub's REST API, “Create a check run”: summary and text at most 65,535 characters each (counted here as
bytes, which is never more), an annotation's message at most 64 KB, its title 255 characters.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec

from autograder.course import ROOT, Course, Step
from autograder.github.plan_file import Lines, Taken
from autograder.outputs.clean import markdown, plain
from autograder.outputs.markdown import MARKS, feedback
from autograder.outputs.showing import as_shown
from autograder.verdict import LANGUAGES, Check, Text, TodoVerdict, Verdict

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


def check_run(course: Course, verdict: Verdict, taken: Taken, sha: str, key: str) -> CheckRun:
    """The check run of a graded verdict. Only full marks are a green tick; less is neutral, never a red cross."""
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
        summary=summary(step, verdict),
        text=_bilingual(course, verdict),
        annotations=notes_of(step, verdict, taken),
    )


def summary(step: Step, verdict: Verdict) -> str:
    """A table in each language, and which failing checks the student can't have seen fail before."""
    parts = []
    for language in LANGUAGES:
        rows = [LABELS["head"].in_language(language)]
        for todo in verdict.todos:
            title = step.todo(todo.id).title.in_language(language)
            mark = MARKS.get(todo.status, "❌")
            rows.append(
                f"| {mark} | {markdown(todo.id)} · {markdown(title)} | {todo.score:g} / {todo.max_score:g} |"
            )
        rows.append(
            f"| | **{LABELS['sum'].in_language(language)}** | **{verdict.score:g} / {verdict.max_score:g}** |"
        )
        rows += ["", LABELS["official"].in_language(language)]
        hidden = [line for todo in verdict.todos for line in _only_official(step, todo, language)]
        if hidden:
            rows += ["", LABELS["only_here"].in_language(language), "", *hidden]
        parts.append(_cut("\n".join(rows), MAX_TEXT_BYTES // 2, language))
    return "\n\n---\n\n".join(parts)


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
    for todo in verdict.todos:
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
