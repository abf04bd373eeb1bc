"""How a TODO can stand, in words, marks and colours: one table for terminals, pages, Markdown and workflows."""

from __future__ import annotations

from typing import Literal

import msgspec

from autograder.model.verdict import Text, TodoStatus

Status = TodoStatus | Literal["broken_check"]  # the second only where students check their own files
OutcomeName = Literal["right", "partly", "wrong", "broken", "open"]


class Outcome(msgspec.Struct, frozen=True):
    """What a status comes to. ``style`` is rich's; pages have a class of the outcome's name."""

    mark: str
    emoji: str
    style: str
    words: Text


# In the order of the report's bars.
OUTCOMES: dict[OutcomeName, Outcome] = {
    "right": Outcome("✓", "✅", "green", Text(zh="全部正确", en="all right")),
    "partly": Outcome("◐", "❌", "yellow", Text(zh="部分正确", en="partly right")),
    "wrong": Outcome("✗", "❌", "red", Text(zh="还不对", en="not right yet")),
    "broken": Outcome("!", "❌", "magenta", Text(zh="没能运行到底", en="did not run to its end")),
    "open": Outcome("○", "⬜", "dim", Text(zh="还没有写", en="still open")),
}


class StatusWords(msgspec.Struct, frozen=True):
    """A status in words. ``short`` is for staff's narrow columns; empty where the points say more."""

    short: str
    words: Text


STATUSES: dict[Status, StatusWords] = {
    "passed": StatusWords("", Text(zh="通过了", en="passes")),
    "failed": StatusWords("", Text(zh="还有没通过的", en="something doesn't pass yet")),
    "not_attempted": StatusWords("open", Text(zh="还没写", en="not written yet")),
    "missing": StatusWords("none", Text(zh="没有这个文件", en="the file is missing")),
    "import_error": StatusWords("import", Text(zh="文件导入不了", en="the file can't be imported")),
    "crashed": StatusWords("crash", Text(zh="运行时崩溃了", en="crashed")),
    "timed_out": StatusWords("time", Text(zh="运行太久了", en="took too long")),
    "out_of_memory": StatusWords("memory", Text(zh="内存不够了", en="ran out of memory")),
    "broken_check": StatusWords(
        "check",
        Text(zh="检查工具出错了，不是你的错", en="the check itself failed, which is not your fault"),
    ),
}


def outcome_name(status: Status, score: float = 0.0) -> OutcomeName:
    """What a status comes to; of a TODO that failed, ``score`` says whether part of it is right."""
    match status:
        case "passed":
            return "right"
        case "not_attempted" | "missing":
            return "open"
        case "failed":
            return "partly" if score > 0 else "wrong"
    return "broken"


def outcome_of(status: Status, score: float = 0.0) -> Outcome:
    """The same with its marks and words."""
    return OUTCOMES[outcome_name(status, score)]
