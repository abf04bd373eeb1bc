"""The check judges a file as grading does: what is closed to a submission is closed here, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.student.session import Session
from tests.autograder.student.conftest import WARMUP

RIGHT = "def warmup_lr(step, warmup_steps, max_lr):\n    return max_lr * (step + 1) / warmup_steps\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("open('log.txt', 'w')", "closed to a submission"),
        ("import os; os.mkdir('runs')", "closed to a submission"),
        ("import subprocess; subprocess.run(['true'])", "closed to a submission"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "closed to a submission"),
        ("open(__file__).read()", "closed to a submission"),
        ("import todo2b_cosine_decay", "No module named"),
        ("import data_exercise", "No module named"),
        ("input()", "EOF when reading a line"),
    ],
)
def test_what_grading_keeps_from_a_submission_is_kept_from_it_here(
    session: Session, folder: Path, line: str, words: str
) -> None:
    (folder / WARMUP).write_text(f"{line}\n{RIGHT}", encoding="utf-8")
    report = session.check(session.step.todo("2a"))
    assert report.status == "import_error"
    assert report.trouble is not None
    assert words in report.trouble.message
    assert report.trouble.advice is not None


@pytest.mark.parametrize(
    "line",
    [
        "import fractions, decimal, statistics",
        "import warnings; warnings.warn('look')",
        "import torch.distributions",
        "import os; os.urandom(3); open(os.devnull, 'w').close()",
    ],
)
def test_what_grading_allows_is_allowed_here(session: Session, folder: Path, line: str) -> None:
    (folder / WARMUP).write_text(f"{line}\n{RIGHT}", encoding="utf-8")
    assert session.check(session.step.todo("2a")).status == "passed"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (RIGHT.encode("utf-16"), "saved as UTF-16"),
        (RIGHT.encode() + b"\0\0", "NUL bytes"),
        (RIGHT.encode() + b"#" * (1 << 18), "larger than 256 KiB"),
    ],
)
def test_a_file_that_grading_would_not_take_is_not_taken_here(
    session: Session, folder: Path, content: bytes, words: str
) -> None:
    (folder / WARMUP).write_bytes(content)
    report = session.check(session.step.todo("2a"))
    assert report.status == "import_error"
    assert report.trouble is not None
    assert report.trouble.advice is not None
    assert words in report.trouble.advice.en
