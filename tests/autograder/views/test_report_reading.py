"""``results.json`` read back: in whichever layout, and in a memory that does not grow with the class."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from autograder.model.verdict import Verdict
from autograder.record.results import read_results
from autograder.views.report_reading import open_run
from tests.autograder.processes import python
from tests.autograder.views.classes import random_class, verdict, write_class

READ_ALL = """
import re, sys
from pathlib import Path
from autograder.views.report_reading import open_run
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) << 10
before = peak()
count = sum(1 for _ in open_run(Path(sys.argv[1])))
print(count, peak() - before)
"""
LOOKS_LIKE_LAYOUT = '\n  },\n  {\n ]\n "submissions": ['


@pytest.mark.parametrize(
    "verdicts",
    [
        [],
        random_class(1),
        random_class(7),
        [verdict(name, status="infrastructure_error", reason=LOOKS_LIKE_LAYOUT) for name in "abc"],
    ],
)
def test_every_layout_reads_alike(tmp_path: Path, verdicts: list[Verdict]) -> None:
    path = write_class(tmp_path, verdicts) / "results.json"
    results = read_results(path)
    as_written = open_run(path)
    one_line = tmp_path / "rewritten.json"  # as a program that changed it might leave it
    one_line.write_bytes(msgspec.json.encode(results))
    rewritten = open_run(one_line)
    assert list(as_written) == list(rewritten) == results.submissions == verdicts
    assert len(as_written) == len(rewritten) == len(verdicts)
    assert as_written.head == rewritten.head
    assert as_written.head.grader == results.grader


@pytest.mark.skipif(sys.platform != "linux", reason="what is mapped can be let go of on Linux")
def test_a_class_of_any_size_is_read_in_little_memory(tmp_path: Path) -> None:
    """The file is mapped: read as a whole, all of it would count as the reader's memory."""
    folder = write_class(
        tmp_path,
        (verdict(f"s{i:05}", status="infrastructure_error", reason="x" * 10_000) for i in range(8000)),
    )
    size = (folder / "results.json").stat().st_size
    read = python("-c", READ_ALL, folder, ok=True)
    count, memory = map(int, read.stdout.split())
    assert count == 8000
    assert memory < size / 4
