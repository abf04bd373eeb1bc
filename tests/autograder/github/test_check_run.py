"""What a student reads: within GitHub's limits, in two languages, with nothing of the student's own as markup."""

from __future__ import annotations

import html

import msgspec
import pytest
from markdown_it import MarkdownIt

from autograder.github.check_run import CheckRun, check_run, public_checks
from autograder.github.plan_file import Lines, Taken
from autograder.model.verdict import Check, Evidence, Text, TodoVerdict
from tests.autograder.github.conftest import COURSE, STEP, failed_check, head, verdict

TAKEN = head("ada").steps[STEP.id]
INJECTION = (
    "::error::x </td><script>alert(1)</script> | `id` [x](http://evil) @everyone #1 <!-- \u202e \x1b[31m"
)


def _run(checks: list[Check], taken: Taken = TAKEN, status: str = "failed") -> CheckRun:
    return check_run(COURSE, verdict("ada", {"2a": checks}, status), taken, "0" * 40, "k")


def _notes(checks: list[Check], taken: Taken = TAKEN, status: str = "failed") -> list[tuple[str, int]]:
    return [(note.path, note.start_line) for note in _run(checks, taken, status).annotations]


def test_a_table_row_per_todo_in_both_languages() -> None:
    summary = _run([failed_check()]).summary
    for todo in STEP.todos:
        assert summary.count(f" / {todo.points:g} |") >= 2
        assert todo.title.en in summary
    assert summary.count("| ❌ |") == 2
    assert summary.index("得分") < summary.index("points")


def test_which_checks_only_the_official_run_has() -> None:
    (public, *_) = sorted(public_checks(STEP.id, "todo2a_warmup"))
    summary = _run([failed_check(public, number=1), failed_check("test_hidden_one", number=2)]).summary
    assert "only in the official run" in summary
    assert "fact 2" in summary
    assert "fact 1" not in summary
    assert "only in the official run" not in _run([failed_check(public)]).summary


@pytest.mark.parametrize("size", [10, 3000])
def test_however_long_the_feedback_is_both_languages_are_there_within_the_limits(size: int) -> None:
    run = _run([failed_check(f"test_{n}", "长" * 100, n) for n in range(size)])
    for text in (run.summary, run.text):
        assert len(text.encode("utf-8")) <= 65_535
    assert "反馈" in run.text or "得分" in run.text
    assert "Score" in run.text
    assert ("The rest was cut" in run.text) == (size > 10)
    assert all(
        len(note.message.encode("utf-8")) <= 65_536 and len(note.title) <= 255 for note in run.annotations
    )


def test_a_note_stands_at_the_line_that_raised_if_it_exists() -> None:
    path = f"assignments/{STEP.id}/todo2a_warmup.py"
    raised = failed_check(detail="raised ValueError at line 17 of your file")
    beyond = failed_check(detail="raised ValueError at line 41 of your file")
    assert _notes([raised]) == [(path, 17)]
    assert _notes([beyond]) == [(path, 10)]
    assert _notes([failed_check()]) == [(path, 10)]


def test_no_note_where_there_is_no_file_or_nothing_was_written() -> None:
    assert _notes([failed_check()], Taken("s", {"todo1_dataset.py": Lines(1, 1)})) == []
    assert _notes([], status="not_attempted") == []
    assert len(_notes([], status="timed_out")) == 1


def test_what_code_printed_or_was_named_stays_text() -> None:
    evidence = Evidence(call=INJECTION, got=INJECTION, expected=INJECTION)
    text = Text(zh=INJECTION, en=INJECTION)
    run = _run([Check("test_x", False, 0.0, 1.0, INJECTION, evidence, text, text)])
    for shown in (run.summary, run.text):
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(shown)
        assert not [tag for tag in ("<script", "<a ", "<!--") if tag in page]
        assert html.escape("<script>alert(1)</script>", quote=False) in page
        assert "</td><script" not in page
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    rows = [line for line in run.summary.splitlines() if line.startswith("| ")]
    assert all(line.replace("\\|", "").count("|") == 4 for line in rows)
    assert all("\x1b" not in note.message for note in run.annotations)


def test_an_optional_todo_has_a_row_and_no_points() -> None:
    """Protects who did more: it is shown, and nobody else hears of it."""
    (optional, *_) = STEP.optional
    done = TodoVerdict(optional.id, 0.0, 0.0, "passed", Text(zh="好", en="Good"), [])
    with_it = msgspec.structs.replace(verdict("ada"), optional=[done])
    summary = check_run(COURSE, with_it, TAKEN, "0" * 40, "k").summary
    assert f"{optional.title.en} | optional, no points |" in summary
    assert f"{optional.title.zh} | 选做，不计分 |" in summary
    assert optional.title.en not in check_run(COURSE, verdict("ada"), TAKEN, "0" * 40, "k").summary


def test_a_mistake_in_an_optional_todo_is_shown_at_its_line() -> None:
    (optional, *_) = STEP.optional
    assert optional.file is not None
    wrong = TodoVerdict(
        optional.id, 0.0, 0.0, "failed", Text(zh="再想想", en="Think again"), [failed_check()]
    )
    with_it = msgspec.structs.replace(verdict("ada"), optional=[wrong])
    taken = Taken("", {**TAKEN.lines, optional.file: Lines(7, 40)})
    run = check_run(COURSE, with_it, taken, "0" * 40, "k")
    assert [(note.path, note.start_line) for note in run.annotations] == [
        (f"assignments/{STEP.id}/{optional.file}", 7)
    ]
    assert run.conclusion == "success"
