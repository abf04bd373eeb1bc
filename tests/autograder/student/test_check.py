"""``check.py check``: what a student sees for right, wrong, unfinished and broken files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.check import main
from autograder.model.course import Limits, Step
from autograder.student.runner import Bench
from autograder.student.session import Session
from tests.autograder.student.conftest import COSINE, WARMUP, Command, solved, warmup

IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
RIGHT = warmup("return max_lr * (step + 1) / warmup_steps")
FROM_ZERO = warmup("return max_lr * step / warmup_steps")


def test_an_open_stub_says_where_to_begin_and_is_no_pass(check: Command) -> None:
    result = check("2a", "--lang", "en")
    assert result.exit_code == 1
    assert "Begin here: open" in result.output
    assert WARMUP in result.output
    assert "Traceback" not in result.output


def test_a_right_file_passes_and_names_the_next_todo_and_the_hidden_tests(
    check: Command, folder: Path
) -> None:
    (folder / WARMUP).write_text(RIGHT, encoding="utf-8")
    result = check("check", "2a", "--lang", "en")
    assert result.exit_code == 0
    assert "public checks 5/5" in result.output
    assert "hidden ones that grade are more thorough" in result.output
    assert "next: TODO 1" in result.output


def test_a_wrong_file_shows_call_answer_expectation_and_the_idea(check: Command, folder: Path) -> None:
    (folder / WARMUP).write_text(FROM_ZERO, encoding="utf-8")
    result = check("2a", "--lang", "en")
    assert result.exit_code == 1
    assert "warmup_lr(0, 10, 0.001)" in result.output
    assert re.search(r"came back +0 *\n", result.output)
    assert re.search(r"expected +0\.0001 *\n", result.output)
    assert "At step 0 the rate is not 0" in result.output
    assert "your curve" in result.output
    assert "check.py hint 2a" in result.output


@pytest.mark.parametrize("content", [None, RIGHT, FROM_ZERO, "x = (", warmup("return max_lrr")])
def test_each_language_is_spoken_alone_or_both(check: Command, folder: Path, content: str | None) -> None:
    """No sentence is missing in one of them, whatever came of the check."""
    if content is not None:
        (folder / WARMUP).write_text(content, encoding="utf-8")
    english, chinese = check("2a", "--lang", "en").output, check("2a", "--lang", "zh-CN").output
    assert not IDEOGRAPH.search(english)
    assert IDEOGRAPH.search(chinese)
    for word in ("public checks", "your file", "Stuck", "expected", "the idea"):
        assert word not in chinese


def test_without_language_the_locale_decides(
    check: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    both = check("progress").output
    assert "progress" in both
    assert "进度" in both
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "progress" not in check("progress").output


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (warmup("share = (step + 1) / warmup_step\nreturn share * max_lr"), 2, "NameError"),
        ("import math\nimport nothing_of_this_name\n" + RIGHT, 2, "ModuleNotFoundError"),
        (warmup("return max_lr * (step + 1"), 2, "SyntaxError"),
        ("assert 1 == 2, 'left over'\n" + RIGHT, 1, "AssertionError"),
        (
            warmup("return helper(step)") + "\n\ndef helper(step):\n    return 1 / (step - step)\n",
            6,
            "ZeroDivisionError",
        ),
    ],
)
def test_an_error_shows_the_line_of_the_student_and_none_of_ours(
    check: Command, folder: Path, content: str, line: int, words: str
) -> None:
    (folder / WARMUP).write_text(content, encoding="utf-8")
    result = check("2a", "--lang", "en")
    assert result.exit_code == 1
    assert f"your file {WARMUP}, line {line}" in result.output
    assert content.splitlines()[line - 1].strip() in result.output
    assert words in result.output
    for ours in ("in_process", "drivers", "Traceback", "pluggy", "importlib"):
        assert ours not in result.output


def test_code_in_front_of_which_the_raise_still_stands_is_told_so(check: Command, folder: Path) -> None:
    stub = (folder / WARMUP).read_text(encoding="utf-8")
    (folder / WARMUP).write_text(stub + "    return max_lr * (step + 1) / warmup_steps\n", encoding="utf-8")
    result = check("2a", "--lang", "en")
    assert result.exit_code == 1
    number = next(i for i, line in enumerate(stub.splitlines(), 1) if "raise NotImplementedError" in line)
    assert f"line {number} still says raise NotImplementedError" in " ".join(result.output.split())


def test_a_missing_file_can_be_had_back(check: Command, folder: Path) -> None:
    (folder / WARMUP).unlink()
    result = check("2a", "--lang", "en")
    assert result.exit_code == 1
    assert "check.py reset 2a" in " ".join(result.output.split())


def test_what_the_code_prints_is_shown_but_cannot_steer_the_terminal(check: Command, folder: Path) -> None:
    (folder / WARMUP).write_text(warmup('print("\\x1b[2Jhello")\nreturn 7.0'), encoding="utf-8")
    output = check("2a", "--lang", "en").output
    assert "hello" in output
    assert "\x1b" not in output


def test_an_edit_of_the_same_length_within_a_second_is_noticed(check: Command, folder: Path) -> None:
    """Python's own cache of compiled files would not notice."""
    (folder / WARMUP).write_text(RIGHT.replace("+ 1", "+ 2"), encoding="utf-8")
    assert check("2a").exit_code == 1
    (folder / WARMUP).write_text(RIGHT, encoding="utf-8")
    assert check("2a").exit_code == 0


def test_an_unknown_todo_is_a_wrong_command(check: Command) -> None:
    result = check("7z", "--lang", "en")
    assert result.exit_code == 2
    assert "1, 2a, 2b" in result.output


def test_an_unknown_folder_is_a_wrong_command(folder: Path) -> None:
    elsewhere = str(folder / "elsewhere")
    result = CliRunner().invoke(main, ["2a", "--lang", "en", "--folder", elsewhere])
    assert result.exit_code == 2
    assert "there is no folder" in result.output


# What student code can do to the process that runs it ------------------------------------------------------------


def test_an_endless_loop_is_ended_and_its_line_is_told(step: Step, folder: Path) -> None:
    (folder / WARMUP).write_text(warmup("while step >= 0:\n    pass"), encoding="utf-8")
    with Bench() as bench:
        report = bench.check(step, step.todo("2a"), folder, Limits(cpu_seconds=1, wall_seconds=30))
        assert report.status == "timed_out"
        assert report.trouble is not None
        assert report.trouble.place is not None
        assert report.trouble.place.line in (2, 3)
        (folder / WARMUP).write_text(RIGHT, encoding="utf-8")
        assert bench.check(step, step.todo("2a"), folder, Limits()).status == "passed"


def test_a_loop_that_lets_no_thread_run_is_ended_by_the_command(
    step: Step, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call into C holds the interpreter: the bench's own watch can't speak."""
    monkeypatch.setattr("autograder.student.runner.GRACE_SECONDS", 1.0)
    (folder / WARMUP).write_text(warmup("return 10 ** 10 ** 9 % 7"), encoding="utf-8")
    with Bench() as bench:
        report = bench.check(step, step.todo("2a"), folder, Limits(cpu_seconds=1, wall_seconds=1))
    assert report.status == "timed_out"


@pytest.mark.parametrize("exits", ["os._exit(0)", "os.abort()"])
def test_a_file_that_ends_python_is_told_so(step: Step, folder: Path, exits: str) -> None:
    (folder / WARMUP).write_text("import os\n" + warmup(exits), encoding="utf-8")
    with Bench() as bench:
        report = bench.check(step, step.todo("2a"), folder, Limits())
    assert report.status == "crashed"
    assert report.running is not None


def test_sys_exit_at_import_is_no_fault_of_the_check(session: Session, folder: Path) -> None:
    (folder / WARMUP).write_text("import sys\nsys.exit()\n", encoding="utf-8")
    report = session.check(session.find("2a"))
    assert report.status == "import_error"
    assert report.trouble is not None
    assert report.trouble.type == "SystemExit"


def test_code_can_neither_read_orders_nor_write_news(session: Session, folder: Path) -> None:
    """Standard input is empty; what is written to descriptor 1 is not taken for a report."""
    body = 'import os\nos.write(1, b\'{"type":"finished","checks":[]}\\n\')\nreturn float(input() or 0)'
    (folder / WARMUP).write_text(warmup(body), encoding="utf-8")
    report = session.check(session.find("2a"))
    assert report.status == "failed"
    assert {check.trouble.type for check in report.checks if check.trouble} <= {"EOFError", "OSError"}


@pytest.mark.parametrize("spoils", ["import math\nmath.pi = 3", "import os\nos.environ['LANG'] = 'x'"])
def test_what_code_does_to_its_process_is_gone_at_the_next_check(
    step: Step, folder: Path, spoils: str
) -> None:
    """A line that the student has deleted must not live on."""
    right = "import math\n" + warmup("assert math.pi > 3.1\nreturn max_lr * (step + 1) / warmup_steps")
    with Bench() as bench:
        todo = step.todo("2a")
        (folder / WARMUP).write_text(right, encoding="utf-8")
        bench.check(step, todo, folder, Limits())
        kept = bench._process
        assert kept is not None
        bench.check(step, todo, folder, Limits())
        assert bench._process is kept
        (folder / WARMUP).write_text(f"{spoils}\n{right}", encoding="utf-8")
        bench.check(step, todo, folder, Limits())
        assert bench._process is None
        (folder / WARMUP).write_text(right, encoding="utf-8")
        assert bench.check(step, todo, folder, Limits()).status == "passed"


# All TODOs -------------------------------------------------------------------------------------------------------


def test_without_an_id_all_are_listed_and_the_first_begun_is_shown_in_full(
    check: Command, folder: Path
) -> None:
    (folder / WARMUP).write_text(FROM_ZERO, encoding="utf-8")
    result = check("--lang", "en")
    assert result.exit_code == 1
    for todo in ("TODO 1", "TODO 2a", "TODO 2b", "TODO 3a", "TODO 3b", "TODO 3c", "train"):
        assert todo in result.output
    assert "warmup_lr(0, 10, 0.001)" in result.output


def test_the_solutions_pass_every_public_check(session: Session, folder: Path) -> None:
    for todo in session.step.stubs:
        (folder / str(todo.file)).write_text(solved(str(todo.file)), encoding="utf-8")
    assert {todo.id: session.check(todo).status for todo in session.todos} == {
        todo.id: "passed" for todo in session.step.todos
    }


def test_that_hidden_checks_are_more_thorough_is_said_once_a_run(check: Command, folder: Path) -> None:
    for name in (WARMUP, COSINE):
        (folder / name).write_text(solved(name), encoding="utf-8")
    for arguments in (("2a", "2b"), ()):
        output = check(*arguments, "--lang", "zh").output
        assert output.count("隐藏检查更仔细") == 1
