"""What student code prints or raises during hidden tests is not shown to students: it could carry the tests' inputs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from autograder.model.paths import ROOT
from tests.autograder.conftest import FILE_OF, SOLVED, ClassFolder

WARMUP = FILE_OF["2a"]
HEAD = b"def warmup_lr(step, warmup_steps, max_lr):\n"
# Each tells the tests' inputs in another way; all of them hold the word "smuggled".
SMUGGLERS = {
    "in an exception": b"    raise ValueError(f'smuggled {step} {warmup_steps} {max_lr}')\n",
    "in a chain of exceptions": (
        b"    try:\n        raise KeyError('smuggled')\n    except KeyError as error:\n"
        b"        error.add_note('smuggled')\n        raise RuntimeError('smuggled') from error\n"
    ),
    "by printing": b"    print('smuggled', step, flush=True)\n    import sys\n    sys.stderr.write('smuggled')\n    return 0.0\n",
    "in a warning": b"    import warnings\n    warnings.warn('smuggled')\n    return 0.0\n",
    "by logging": b"    import logging\n    logging.error('smuggled')\n    return 0.0\n",
    "in a string": b"    return f'smuggled {step}'\n",
    "in a dict": b"    return {'smuggled': step}\n",
    "in a failed assertion": b"    assert step < 0, f'smuggled {step}'\n",
    "by an exit": b"    raise SystemExit(f'smuggled {step}')\n",
    "by an abrupt end": b"    import os\n    os.write(2, b'smuggled')\n    os._exit(7)\n",
    "by an exception's own str": (
        b"    class Odd(Exception):\n        def __str__(self): return 'smuggled'\n        __repr__ = __str__\n    raise Odd\n"
    ),
    "in markup": b"    raise type('<img src=x>\\n::error::\\x1b[31m', (Exception,), {})('smuggled')\n",
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> ClassFolder:
    """One class of smugglers, and what was written about it."""
    home = tmp_path_factory.mktemp("smugglers")
    made = ClassFolder(home / "submitted", home / "out")
    for student, body in SMUGGLERS.items():
        made.add(student, SOLVED | {WARMUP: HEAD + body})
    made.add("wrong import", SOLVED | {WARMUP: SOLVED[WARMUP] + b"\nfrom torch import nothing\n"})
    finished = made.run("--jobs", "1", environment={"GRADER_TOKEN": "canary"})
    assert finished.returncode == 0, finished.stderr
    return made


def texts(graded: ClassFolder) -> dict[str, str]:
    """What students may get to see: everything but what keeps the output for staff, the logs and the record."""
    for_staff = ("logs", "record.db")
    files = [
        path for path in graded.out.rglob("*") if path.is_file() and not set(path.parts) & set(for_staff)
    ]
    return {
        str(path.relative_to(graded.out)): path.read_text(encoding="utf-8", errors="replace")
        for path in files
    }


def test_the_smugglers_ran_and_what_they_printed_is_kept_for_staff(graded: ClassFolder) -> None:
    assert {graded.todo(student, "2a").score for student in SMUGGLERS} == {0}
    log = (graded.out / "logs" / "by printing.txt").read_text(encoding="utf-8")
    assert "smuggled" in log


def test_no_text_of_theirs_is_in_anything_that_students_see(graded: ClassFolder) -> None:
    found = texts(graded)
    assert "results.json" in found
    lines = [
        f"{name}: {line}" for name, text in found.items() for line in text.splitlines() if "smuggled" in line
    ]
    assert lines == []


def test_the_exceptions_type_and_the_students_line_are_shown(graded: ClassFolder) -> None:
    feedback = graded.todo("in an exception", "2a").feedback
    assert "ValueError" in feedback.en
    assert "line 2" in feedback.en
    assert "第 2 行" in feedback.zh


def test_a_crafted_type_is_no_markup(graded: ClassFolder) -> None:
    for name, text in texts(graded).items():
        assert "<img" not in text, name
        assert "\n::error" not in text, name
        assert "\x1b" not in text, name


def test_an_import_error_is_shown_without_the_paths_of_this_machine(graded: ClassFolder) -> None:
    """No question was asked yet when a file is imported, so its own words help and tell nothing."""
    assert "cannot import name 'nothing'" in graded.todo("wrong import", "2a").feedback.en
    paths = {sys.prefix, sys.base_prefix, str(ROOT), str(graded.folder), os.path.dirname(os.__file__)}
    for name, text in texts(graded).items():
        assert [path for path in paths if path in text] == [], name


def test_the_environment_of_the_grader_is_nowhere(graded: ClassFolder) -> None:
    for path in Path(graded.out).rglob("*"):
        if path.is_file():
            assert "canary" not in path.read_text(encoding="utf-8", errors="replace"), path
