"""Puts the outcome of one TODO into a student's words, in both languages, as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from autograder.model.course import Todo
from autograder.model.verdict import Check, Text, TodoStatus, in_digits
from autograder.model.wire import Raised
from autograder.suite.slips import advice_on

OPENINGS: dict[str, Text] = {
    "passed": Text(zh="全部正确，做得好！", en="All of it is right. Well done!"),
    "not_attempted": Text(
        zh="这个 TODO 还没有开始写，没关系：打开文件，从说明里的例子开始。",
        en="This TODO is still open, which is fine: open its file and start from the worked example there.",
    ),
    "missing": Text(zh="没有收到这个文件。", en="This file was not handed in."),
    "import_error": Text(
        zh="文件还不能导入，所以没有一项测试能运行。",
        en="The file can't be imported yet, so no test could run.",
    ),
    "crashed": Text(zh="运行中断了。", en="The run broke off."),
    "timed_out": Text(zh="超时了。", en="It ran out of time."),
    "out_of_memory": Text(zh="内存不够了。", en="It ran out of memory."),
}


def feedback_on(
    todo: Todo,
    status: TodoStatus,
    checks: Sequence[Check],
    explanation: Text | None = None,
    reason: Text | None = None,
    raised: Raised | None = None,
) -> Text:
    """What the student reads first about a TODO: what happened, which known mistake it is, the first thing to look at."""
    details = _sentence(reason) if reason else (_import_problem(raised) if raised else None)
    if status == "failed" and details is None:
        details = next((_first_failure(check) for check in checks if not check.passed), None)
    opening = (
        None if status == "not_attempted" and reason else OPENINGS.get(status) or _failed_opening(checks)
    )
    parts = [part for part in (opening, explanation, details) if part]
    return Text(zh="".join(part.zh for part in parts), en=" ".join(part.en for part in parts))


def with_causes(checks: Sequence[Check], causes: Sequence[str]) -> list[Check]:
    """The checks of all files together, with the TODOs that aren't right by themselves: what to mend first."""
    if not causes:
        return list(checks)
    listed = ", ".join(causes)
    return [
        check
        if check.detail is None
        else msgspec.structs.replace(
            check,
            detail=Text(
                zh=f"{check.detail.zh}。先看单独检查时还不对的：TODO {listed}",
                en=f"{check.detail.en}. Begin with what isn't right by itself yet: TODO {listed}",
            ),
        )
        for check in checks
    ]


def _sentence(reason: Text) -> Text:
    """A reason as a sentence of its own."""
    end = "" if reason.en.endswith((".", "?", ":")) else "."
    return Text(
        zh=reason.zh if not end else f"{reason.zh}。", en=f"{reason.en[:1].upper()}{reason.en[1:]}{end}"
    )


def _failed_opening(checks: Sequence[Check]) -> Text:
    passed = sum(check.passed for check in checks)
    if passed:
        return Text(
            zh=f"{len(checks)} 项检查中有 {passed} 项正确。",
            en=f"{passed} of {len(checks)} checks are right.",
        )
    return Text(zh="还差一步。", en="Not there yet.")


def _first_failure(check: Check) -> Text:
    detail = check.detail or Text(zh="没有运行到底", en="it did not run to its end")
    fact = check.fact or Text(zh="", en="")
    detail = Text(
        zh=detail.zh if detail.zh.endswith("？") else f"{detail.zh}。",
        en=detail.en if detail.en.endswith("?") else f"{detail.en}.",
    )
    if check.evidence is None:
        return Text(zh=f"{detail.zh}{fact.zh}", en=f"{detail.en} {fact.en}")
    evidence = check.evidence
    if evidence.expected is None:
        return Text(
            zh=f"调用 {evidence.call}：{detail.zh}{fact.zh}", en=f"{evidence.call}: {detail.en} {fact.en}"
        )
    got, expected = _in_words(evidence.got), _in_words(evidence.expected)
    return Text(
        zh=f"调用 {evidence.call}，返回 {got}，应为 {expected}：{detail.zh}{fact.zh}",
        en=f"{evidence.call} returned {got}, expected {expected}: {detail.en} {fact.en}",
    )


def _in_words(value: Any) -> str:
    """A piece of evidence as text."""
    if isinstance(value, list):
        return f"[{', '.join(_in_words(item) for item in value)}]"
    return in_digits(value) if isinstance(value, float) else str(value)


def _import_problem(raised: Raised) -> Text:
    """No hidden input has reached the file when it is imported, so the exception's own words may be shown."""
    message = " ".join("".join(c if c.isprintable() else " " for c in raised.message).split())
    message = re.sub(r" \(\S+, line \d+\)$", "", message)[:300]  # a SyntaxError's
    where = (
        Text(zh=f"（第 {raised.line} 行）", en=f" (line {raised.line})")
        if raised.line
        else Text(zh="", en="")
    )
    advice = advice_on(raised.type, raised.message, raised.line) or Text(zh="", en="")
    return Text(
        zh=f"{raised.type}：{message}{where.zh}。{advice.zh}",
        en=f"{raised.type}: {message}{where.en}. {advice.en}".rstrip(),
    )
