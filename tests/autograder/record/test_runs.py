"""A graded folder read back: from its record in a memory that does not grow with the class, or from a results.json."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from autograder.model.verdict import Verdict
from autograder.record.database import Entry, Record
from autograder.record.results import read_results
from autograder.record.runs import RunError, open_run
from tests.autograder.processes import python
from tests.autograder.views.classes import COURSE, STEP, head, random_class, record_runs, verdict, write_class

READ_ALL = """
import re, sys
from pathlib import Path
from autograder.record.runs import open_run
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
def test_record_and_results_read_alike(tmp_path: Path, verdicts: list[Verdict]) -> None:
    path = write_class(tmp_path / "results", verdicts) / "results.json"
    results = read_results(path)
    one_line = tmp_path / "rewritten.json"  # as a program that changed it might leave it
    one_line.write_bytes(msgspec.json.encode(results))
    for where in (record_runs(tmp_path / "record", verdicts), path, path.parent, one_line):
        run = open_run(where)
        assert list(run) == results.submissions == verdicts
        assert len(run) == len(verdicts)
        assert run.head == head()


def test_what_was_not_published_is_not_read(tmp_path: Path) -> None:
    """Protects whoever reports on a folder whose run was broken off: all outputs tell of the same run."""
    record_runs(tmp_path, [verdict("ada")])
    with Record.create_or_open(tmp_path, COURSE.id) as record:
        record.append([Entry("another key", "", "", verdict("bob"))])
    assert open_run(tmp_path).names == [("ada", STEP.id)]
    with pytest.raises(RunError, match="not finished; repeat"):
        open_run(record_runs(tmp_path / "new"))


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process's memory is read from /proc")
def test_a_class_of_any_size_is_read_in_little_memory(tmp_path: Path) -> None:
    verdicts = (verdict(f"s{i:05}", status="infrastructure_error", reason="x" * 10_000) for i in range(8000))
    folder = record_runs(tmp_path, verdicts)
    size = (folder / "record.db").stat().st_size
    read = python("-c", READ_ALL, folder, ok=True)
    count, memory = map(int, read.stdout.split())
    assert count == 8000
    assert memory < size / 4
