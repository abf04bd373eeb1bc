"""One class with everything that can be wrong with a submission: each gets its verdict, and nobody else is touched."""

from __future__ import annotations

import io
import os
import resource
from pathlib import Path

import pytest
from rich.console import Console

from autograder.classroom.run import Options, run
from autograder.model.verdict import Verdict
from tests.autograder.conftest import FILE_OF, OPEN, SOLVED, STEP, ClassFolder
from tests.autograder.fakes import COURSE, LEVEL, FakeClass, fake_class
from tests.autograder.processes import grade_here

__all__ = ["fake_class"]

pytestmark = pytest.mark.slow

ONE = FILE_OF["1"]
WARMUP = FILE_OF["2a"]

# What a student hands in for 2a -> the status that it must get. All other TODOs are right.
WARMUPS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "failed"),
    "binary": (bytes(range(256)), "import_error"),
    "comment not utf-8": ("# größe\n".encode("latin-1") + SOLVED[WARMUP], "passed"),  # Python imports it
    "text not utf-8": (SOLVED[WARMUP] + 'A = "größe"\n'.encode("latin-1"), "import_error"),
    "syntax": (b"def warmup_lr(step, warmup_steps, max_lr)\n    return 0\n", "import_error"),
    "too large": (b"#" * (1 << 20), "import_error"),
    "signature": (b"def warmup_lr(step):\n    return step\n", "failed"),
    "number": (b"warmup_lr = 0.1\n", "failed"),
    "missing name": (b"import nothing_of_that_name\n", "import_error"),
    "exits at import": (b"import sys\nsys.exit(0)\n", "import_error"),
    "ends at import": (b"import os\nos._exit(0)\n", "crashed"),
    "ends in the call": (
        b"import os\ndef warmup_lr(step, warmup_steps, max_lr):\n    os._exit(0)\n",
        "crashed",
    ),
    "exits in the call": (b"def warmup_lr(step, warmup_steps, max_lr):\n    raise SystemExit\n", "failed"),
    "segfault": (
        b"import ctypes\ndef warmup_lr(step, warmup_steps, max_lr):\n    ctypes.string_at(0)\n",
        "crashed",
    ),
    "loops": (b"def warmup_lr(step, warmup_steps, max_lr):\n    while True: pass\n", "timed_out"),
    "eats memory": (
        b"def warmup_lr(step, warmup_steps, max_lr):\n    return [0] * 10**10\n",
        "out_of_memory",
    ),
    "eats memory at import": (b"keep = [0] * 10**10\n", "out_of_memory"),
    "open": (OPEN[WARMUP], "not_attempted"),
    "prints": (
        SOLVED[WARMUP] + b"print('\\x1b[31m<b>100 passed</b>')\nimport warnings\nwarnings.warn('w')\n",
        "passed",
    ),
    "windows": (SOLVED[WARMUP].replace(b"\n", b"\r\n"), "passed"),
    "byte order mark": (b"\xef\xbb\xbf" + SOLVED[WARMUP], "passed"),
    "coding cookie": (
        b"# -*- coding: latin-1 -*-\n# \xe9\ndef warmup_lr(s, w, m):\n    return m * (s + 1) / w\n",
        "passed",
    ),
}
NAMES = ("王芳", "o'neill jr.", "a b  c", "Zoë.v2", "tab\tname", "new\nline")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> ClassFolder:
    """The class, graded once with secrets in the environment."""
    home = tmp_path_factory.mktemp("class")
    made = ClassFolder(home / "submitted", home / "out")
    made.add("solution", SOLVED)
    made.add("stubs", OPEN)
    for todo, name in FILE_OF.items():
        made.add(f"stub {todo}", SOLVED | {name: OPEN[name]})
    for student, (content, _) in WARMUPS.items():
        made.add(f"2a {student}", SOLVED | {WARMUP: content})
    for student in NAMES:
        made.add(student, SOLVED)
    made.add(
        "extra",
        SOLVED | {"conftest.py": b"raise SystemExit\n", "torch.py": b"1/0\n", "pytest.ini": b"[pytest]\n"},
    )
    made.add("given replaced", SOLVED | {STEP.given[0]: b"1/0\n", "gpt_model.py": b"1/0\n"})
    made.add("missing", {name: content for name, content in SOLVED.items() if name != ONE})
    (made.add("folder", {n: c for n, c in SOLVED.items() if n != ONE}) / ONE).mkdir()
    secret = home / "instructor.py"
    secret.write_bytes(SOLVED[ONE])
    (made.add("link", {n: c for n, c in SOLVED.items() if n != ONE}) / ONE).symlink_to(secret)
    (made.folder / "no step").mkdir()
    made.run("--jobs", "2", environment={"GRADER_TOKEN": "canary"})
    return made


def others(verdict: Verdict, *but: str) -> dict[str, float]:
    """The points that the TODOs besides ``but`` lost."""
    return {todo.id: todo.score - todo.max_score for todo in verdict.todos if todo.id not in ("train", *but)}


def test_every_submission_has_a_verdict_and_the_command_succeeds(graded: ClassFolder) -> None:
    assert graded.finished is not None
    assert graded.finished.returncode == 0, graded.finished.stderr
    assert all(verdict.status == "graded" for verdict in graded.results.submissions)
    assert len(graded.results.submissions) == len(graded.students) + 1


def test_the_solution_gets_a_hundred(graded: ClassFolder) -> None:
    verdict = graded.verdict("solution")
    assert (verdict.score, verdict.max_score) == (100, 100)


def test_untouched_stubs_get_nothing_and_are_called_open(graded: ClassFolder) -> None:
    verdict = graded.verdict("stubs")
    assert verdict.score == 0
    assert {todo.status for todo in verdict.todos} == {"not_attempted"}


@pytest.mark.parametrize("todo", FILE_OF)
def test_a_stub_fails_its_own_checks_and_only_those(graded: ClassFolder, todo: str) -> None:
    verdict = graded.verdict(f"stub {todo}")
    assert graded.todo(f"stub {todo}", todo).status == "not_attempted"
    assert graded.todo(f"stub {todo}", todo).score == 0
    assert set(others(verdict, todo).values()) == {0}
    assert graded.todo(f"stub {todo}", "train").status == "not_attempted"


@pytest.mark.parametrize("student", WARMUPS)
def test_a_bad_file_gets_its_status_and_costs_only_its_own_todo(graded: ClassFolder, student: str) -> None:
    found = graded.todo(f"2a {student}", "2a")
    expected = WARMUPS[student][1]
    assert found.status == expected, found.feedback.en
    assert found.score == (found.max_score if expected == "passed" else 0)
    assert set(others(graded.verdict(f"2a {student}"), "2a").values()) == {0}


@pytest.mark.parametrize(
    ("student", "status"), [("missing", "missing"), ("folder", "missing"), ("link", "missing")]
)
def test_no_regular_file_is_no_file(graded: ClassFolder, student: str, status: str) -> None:
    assert graded.todo(student, "1").status == status
    assert set(others(graded.verdict(student), "1").values()) == {0}


def test_a_student_without_the_step_gets_a_verdict(graded: ClassFolder) -> None:
    verdict = graded.verdict("no step")
    assert verdict.score == 0
    assert {todo.status for todo in verdict.todos if todo.id != "train"} == {"missing"}


def test_extra_files_are_ignored_and_reported(graded: ClassFolder) -> None:
    verdict = graded.verdict("extra")
    assert verdict.score == 100
    assert verdict.ignored_files == ["conftest.py", "pytest.ini", "torch.py"]


def test_given_files_come_from_the_grader(graded: ClassFolder) -> None:
    assert graded.verdict("given replaced").score == 100


@pytest.mark.parametrize("student", NAMES)
def test_any_name_is_graded_and_has_its_feedback(graded: ClassFolder, student: str) -> None:
    start = student.split("\t")[0].split("\n")[0]
    (verdict,) = [
        v for v in graded.results.submissions if v.student.startswith(start) and v.student[0] == start[0]
    ]
    assert verdict.score == 100
    assert verdict.student.isprintable()
    assert (graded.out / "feedback" / f"{verdict.student}.md").is_file()


def test_feedback_says_what_was_called_what_came_back_and_what_was_expected(graded: ClassFolder) -> None:
    text = (graded.out / "feedback" / "2a signature.md").read_text(encoding="utf-8")
    assert "warmup_lr(" in text
    assert "TypeError" in text
    for word in ("调用", "返回", "Called", "Came back"):
        assert word in text


def test_an_open_todo_is_spoken_of_kindly(graded: ClassFolder) -> None:
    text = (graded.out / "feedback" / "2a open.md").read_text(encoding="utf-8")
    assert "没关系" in text
    assert "which is fine" in text


def test_a_syntax_error_names_the_line(graded: ClassFolder) -> None:
    assert "line 1" in graded.todo("2a syntax", "2a").feedback.en
    assert "第 1 行" in graded.todo("2a syntax", "2a").feedback.zh


def test_what_was_printed_is_kept_for_staff_and_cleaned(graded: ClassFolder) -> None:
    text = (graded.out / "logs" / "2a prints.txt").read_text(encoding="utf-8")
    assert "100 passed" in text
    assert "\x1b" not in text


def test_nothing_hostile_reaches_the_terminal(graded: ClassFolder) -> None:
    assert graded.finished is not None
    assert "\x1b[31m<b>" not in graded.finished.stdout + graded.finished.stderr
    assert "new\nline" not in graded.finished.stdout


def test_no_path_of_this_machine_and_no_secret_is_in_the_outputs(graded: ClassFolder) -> None:
    for path in graded.out.rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")  # the database too
            assert str(graded.folder.parent) not in text, path
            assert "canary" not in text, path


def comparable(folder: ClassFolder) -> str:
    """results.json without its time stamp."""
    text = (folder.out / "results.json").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if '"graded_at"' not in line)


def test_the_same_input_gives_the_same_results_with_any_number_of_jobs(tmp_path: Path) -> None:
    one = ClassFolder(tmp_path / "submitted", tmp_path / "one")
    for student in ("signature", "ends in the call", "eats memory", "syntax", "prints"):
        one.add(student, SOLVED | {WARMUP: WARMUPS[student][0]})
    one.add("wrong", SOLVED | {WARMUP: b"def warmup_lr(s, w, m):\n    return m * s / w\n"})
    two = ClassFolder(one.folder, tmp_path / "two")
    assert one.run("--jobs", "1").returncode == 0
    assert two.run("--jobs", "2").returncode == 0
    assert comparable(one) == comparable(two)
    assert one.finished is not None
    assert two.finished is not None


def test_only_grades_one_student_or_one_todo(class_folder: ClassFolder, tmp_path: Path) -> None:
    class_folder.add("ada", SOLVED)
    class_folder.add("bob", SOLVED)
    assert class_folder.run("--only", "bob/step3_pretrain/2b").returncode == 0
    (verdict,) = class_folder.results.submissions
    assert verdict.student == "bob"
    assert [todo.id for todo in verdict.todos] == ["2b"]
    refused = class_folder.run("--only", "ada")
    assert refused.returncode == 2, "it must not replace the results that are there"
    assert "--out" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "/no/such/folder", "--out", "{tmp}"), "no such folder"),
        (("run", "{tmp}", "--out", "{tmp}/out"), "holds no student's folder"),
        (("run", "{tmp}/class", "--out", "{tmp}/out", "--only", "nobody"), "no such student"),
        (("run", "{tmp}/class", "--out", "{tmp}/out", "--only", "ada/9"), "9: there is no such TODO"),
        (("run", "{tmp}/class", "--out", "{tmp}/out", "--sandbox", "0"), "--i-trust-this-code"),
    ],
)
def test_a_callers_mistake_is_said_clearly_and_nothing_is_graded(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    if any("class" in argument for argument in arguments):
        ClassFolder(tmp_path / "class", tmp_path / "out").add("ada", SOLVED)
    finished = grade_here(*(argument.format(tmp=tmp_path) for argument in arguments))
    assert finished.returncode == 2
    assert said in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (tmp_path / "out" / "results.json").exists()


@pytest.mark.skipif(os.name != "posix", reason="level 0 with limits needs POSIX")
def test_level_zero_grades_when_someone_takes_the_responsibility(class_folder: ClassFolder) -> None:
    class_folder.add("ada", SOLVED)
    finished = class_folder.run("--sandbox", "0", "--i-trust-this-code")
    assert finished.returncode == 0, finished.stderr
    assert class_folder.results.sandbox.level == 0
    assert class_folder.verdict("ada").score == 100


@pytest.mark.parametrize(("chosen", "lines"), [(None, 1), (1, 0)])
def test_a_level_below_the_highest_is_told_in_one_line(
    fake_class: FakeClass, chosen: int | None, lines: int
) -> None:
    fake_class.add("ada")
    screen = io.StringIO()
    options = Options(fake_class.submitted, fake_class.out, jobs=1, sandbox=chosen)
    run(COURSE, options, Console(file=screen, width=200))
    assert screen.getvalue().count(f"sandbox level 1: {LEVEL.reason}\n") == lines


def test_timings_account_for_all_cpu_time(class_folder: ClassFolder) -> None:
    """Level 1, because the kernel's own sum misses what bubblewrap does not wait for."""
    for student in ("ada", "bob", "cai", "dai"):
        class_folder.add(student, SOLVED)
    before = _cpu_seconds_of_children()
    finished = class_folder.run("--sandbox", "1", "--jobs", "1", "--timings")
    used = _cpu_seconds_of_children() - before
    assert finished.returncode == 0, finished.stderr
    (line,) = [line for line in finished.stdout.splitlines() if line.startswith("CPU seconds: ")]
    spent = {
        name: float(seconds) for name, _, seconds in (part.rpartition(" ") for part in line[13:].split(", "))
    }
    assert spent.keys() == {"start", "children", "workers", "zygotes", "main", "together"}
    assert min(spent.values()) > 0
    assert 0.8 * used < spent["together"] < 1.05 * used


def _cpu_seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
