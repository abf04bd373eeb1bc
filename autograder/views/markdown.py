"""``feedback/<student>.md``: what a student reads, Chinese first, then English.

Per TODO: what was called, what came back, what was expected, and the idea behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from autograder.model.clean import code, markdown
from autograder.model.course import Course
from autograder.model.languages import LANGUAGES
from autograder.model.statuses import outcome_of
from autograder.model.verdict import Check, Text, TodoVerdict, Verdict, in_digits

WORDS = {
    "title": Text(zh="反馈", en="Feedback"),
    "score": Text(zh="得分", en="Score"),
    "raw": Text(zh="代码本身的得分", en="What the code itself got"),
    "right": Text(
        zh="{1} 项检查中，{0} 项正确。下面是其余的：", en="{0} of {1} checks are right. The others:"
    ),
    "called": Text(zh="调用", en="Called"),
    "got": Text(zh="返回", en="Came back"),
    "expected": Text(zh="应为", en="Expected"),
    "wrong": Text(zh="问题", en="What is wrong"),
    "idea": Text(zh="道理", en="The idea"),
    "total": Text(zh="课程总分", en="The course so far"),
    "total_is": Text(
        zh="按各步骤的权重合计，占整门课程的百分比；斜线后面是已经评过的步骤一共占多少。",
        en="The steps by their weights, in percent of the whole course; behind the line, what the steps graded so far are "
        "worth.",
    ),
    "ignored": Text(zh="下列文件没有参与评分", en="These files were not graded"),
    "optional": Text(zh="选做，不计分", en="optional, no points"),
    "no_verdict": Text(
        zh="评分机出了故障，这次没有分数；这不是你的问题，老师会重新评分。",
        en="The grading machine failed, so there is no score this time. It is not your fault; it will be graded again.",
    ),
}


def feedback(course: Course, verdicts: Sequence[Verdict]) -> str:
    """One student's feedback on all of their steps, as Markdown in both languages."""
    parts = []
    for language in LANGUAGES:
        for verdict in verdicts:
            parts.append(_submission(course, verdict, language))
    return "\n---\n\n".join(parts)


def _submission(course: Course, verdict: Verdict, language: str) -> str:
    def word(name: str) -> str:
        return WORDS[name].in_language(language)

    step = course.step(verdict.step)
    lines = [f"# {markdown(verdict.student)} · {markdown(step.title.in_language(language))}", ""]
    if verdict.final is None and verdict.counts is None:
        return "\n".join([*lines, word("no_verdict"), ""])
    lines += [f"**{word('score')}: {_points(verdict.final)} / {verdict.max_score:g}**", ""]
    if verdict.counts is not None:
        lines += [f"{word('raw')}: {_points(verdict.score)}", ""]
        lines += [f"- {markdown(text.in_language(language))}" for text in verdict.counts.why]
        lines.append("")
    if verdict.notes:
        lines += [*(f"- {markdown(text.in_language(language))}" for text in verdict.notes), ""]
    for todo in (*verdict.todos, *verdict.optional):
        title = step.todo(todo.id).title.in_language(language)
        lines += _todo(todo, title, language)
    if verdict.ignored_files:
        lines += [f"{word('ignored')}: {', '.join(code(name) for name in verdict.ignored_files)}", ""]
    return "\n".join(lines)


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:g}"


def _todo(todo: TodoVerdict, title: str, language: str) -> list[str]:
    points = points_in_words(todo, language)
    mark = outcome_of(todo.status).emoji
    lines = [f"## {mark} TODO {markdown(todo.id)} · {markdown(title)} — {points}", ""]
    failures = [check for check in todo.checks if not check.passed and check.detail is not None]
    if todo.status != "failed" or not failures:
        return [*lines, markdown(todo.feedback.in_language(language)), ""]
    right = WORDS["right"].in_language(language).format(len(todo.checks) - len(failures), len(todo.checks))
    lines += [right, ""]
    if todo.explanation is not None:
        lines += [markdown(todo.explanation.in_language(language)), ""]
    for check in failures:
        lines += [*_check(check, language), ""]
    return lines


def points_in_words(todo: TodoVerdict, language: str) -> str:
    """Of how many; an optional TODO is worth none, and says so."""
    if not todo.max_score:
        return WORDS["optional"].in_language(language)
    return f"{todo.score:g} / {todo.max_score:g}"


def _check(check: Check, language: str) -> list[str]:
    def line(name: str, text: str) -> str:
        return f"  - {WORDS[name].in_language(language)}: {text}"

    fact = check.fact.in_language(language) if check.fact else check.name
    lines = [f"- **{markdown(fact)}**"]
    if check.evidence is not None:
        lines += [
            line("called", code(check.evidence.call)),
            line("got", code(shown(check.evidence.got))),
        ]
        if check.evidence.expected is not None:
            lines.append(line("expected", code(shown(check.evidence.expected))))
    if check.detail is not None:
        lines.append(line("wrong", markdown(check.detail.in_language(language))))
    return lines


def shown(value: object) -> str:
    """A piece of evidence as a student would write it in Python."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return in_digits(value)
    if isinstance(value, list):
        return f"[{', '.join(shown(item) for item in value)}]"
    return str(msgspec.to_builtins(value))
