"""The package for hosts, set up and run as root in a root that has Gradescope's folders, without a network."""

from __future__ import annotations

import os
import zipfile

import pytest

from autograder.sandbox.confinement import bubblewrap
from tests.autograder.conftest import OPEN, SOLVED, STEP
from tests.autograder.hosts.container import Container, built
from tests.autograder.intake.downloads import zipped

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or bubblewrap.find() is None,
    reason="a container's root is made by root, with bubblewrap",
)
FIRST = next(iter(SOLVED))
HOSTILE = b"""
import json, os
for path in ("/autograder/source/course/tests/hidden/__init__.py", "/autograder/source/settings.sh",
             "/autograder/submission_metadata.json"):
    try:
        open(path).read()
        print("WAS READ", path)
    except OSError as error:
        print("denied", type(error).__name__)
for path in ("/autograder/results/results.json", "/autograder/results/x", "/autograder/run_autograder"):
    try:
        open(path, "w").write(json.dumps({"score": 100}))
        print("WAS WRITTEN", path)
    except OSError as error:
        print("denied", type(error).__name__)
try:
    os.system("echo '{\\"score\\": 100}' > /autograder/results/results.json")
except BaseException as error:
    print("denied", type(error).__name__)
"""


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Container:
    return built(tmp_path_factory.mktemp("root"), STEP.id)


def test_right_work_gets_everything_and_the_sandbox_is_named(container: Container) -> None:
    """Protects an ordinary submission on Gradescope, by its metadata and its format."""
    graded = container.grade(SOLVED)
    assert graded.ended.returncode == 0, graded.ended.stderr
    results = graded.results
    assert results["score"] == STEP.points
    assert [test["score"] for test in results["tests"]] == [test["max_score"] for test in results["tests"]]
    assert results["extra_data"]["student"] == "submission_123456"
    assert results["extra_data"]["sandbox_level"] >= 1
    assert f"Sandbox level: {results['extra_data']['sandbox_level']}" in results["output"]
    assert f"sandbox level {results['extra_data']['sandbox_level']}" in graded.ended.stdout
    assert results["stdout_visibility"] == "hidden"


def test_wrong_and_hostile_work_neither_reads_a_test_nor_writes_a_score(container: Container) -> None:
    """Protects scores and tests from a submission that runs as root's guest: it is another user, and confined."""
    graded = container.grade({**SOLVED, FIRST: HOSTILE})
    assert graded.ended.returncode == 0, graded.ended.stderr
    lost = {
        test["extra_data"]["todo"] for test in graded.results["tests"] if test["score"] < test["max_score"]
    }
    own = next(todo.id for todo in STEP.stubs if todo.file == FIRST)
    together = {STEP.together.id} if STEP.together else set()
    assert lost == {own} | together
    assert "WAS" not in graded.ended.stdout
    assert graded.ended.stdout.count("denied") >= 6
    assert not (container.folder / "autograder/results/x").exists()


def test_another_user_can_neither_list_the_package_nor_write_results(container: Container) -> None:
    """Protects the tests where the kernel offers no more than users: sandbox level 0."""
    container.grade({})
    as_other = ("setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups", "--")
    for command in (
        ("ls", "/autograder/source"),
        ("cat", "/autograder/source/course/solutions/course.toml"),
        ("cat", "/autograder/results/results.json"),
        ("touch", "/autograder/results/x"),
        ("touch", "/autograder/x"),
    ):
        assert "denied" in container.run(*as_other, *command).stderr, command
    assert container.run(*as_other, "ls", "/autograder").returncode == 0  # the user itself can run something


def test_open_missing_and_misplaced_work(container: Container) -> None:
    """Protects from a silent zero: stubs, nothing at all, and right work in a zip in the wrong folder."""
    assert container.grade(OPEN).results["score"] == 0
    nothing = container.grade({"essay.txt": b"x"}).results
    assert nothing["score"] == 0
    assert "essay.txt" in nothing["output"]
    moved = container.grade(
        {"work/homework.zip": zipped({f"Desktop/{n}": c for n, c in SOLVED.items()})}
    ).results
    assert moved["score"] == STEP.points
    assert "homework.zip" in moved["output"]
    two = container.grade({**SOLVED, f"a/{FIRST}": b"x", f"b/{FIRST}": b"y"}).results
    assert two["score"] == STEP.points  # the one in its place is meant
    doubtful = container.grade({f"a/{FIRST}": b"x", f"b/{FIRST}": b"y"}).results
    assert doubtful["score"] == 0
    assert f"b/{FIRST}" in doubtful["output"]


def test_a_fault_of_the_grader_has_no_score_and_says_so(container: Container) -> None:
    """Protects a student from a zero that is none of theirs: a broken suite, unreadable metadata, no Python."""
    broken = container.grade(SOLVED, metadata=["no metadata"])
    assert broken.ended.returncode != 0
    assert not {"score", "tests"} & broken.results.keys()
    assert "not your fault" in broken.results["output"]
    assert "submission_metadata.json" in broken.results["extra_data"]["fault"]
    python = container.folder / "autograder/source/venv.sh"
    before = python.read_bytes()
    python.write_text("VENV=/nowhere\n")
    gone = container.grade(SOLVED)
    python.write_bytes(before)
    assert gone.ended.returncode != 0
    assert not {"score", "tests"} & gone.results.keys()
    suite = (
        container.folder / f"autograder/source/course/tests/hidden/{STEP.id}/test_{STEP.stubs[0].module}.py"
    )
    text = suite.read_bytes()
    suite.write_bytes(text + b"\nassert False, 'a suite that is broken'\n")
    faulty = container.grade(SOLVED)
    suite.write_bytes(text)
    assert faulty.ended.returncode != 0
    assert not {"score", "tests"} & faulty.results.keys()


def test_prairielearn_gets_a_share_and_a_fault_uses_up_no_attempt(container: Container) -> None:
    """Protects PrairieLearn's external grader: its folders, its score from 0 to 1, `gradable`."""
    graded = container.grade(SOLVED, host="prairielearn")
    assert graded.ended.returncode == 0, graded.ended.stderr
    assert graded.results["gradable"] is True
    assert graded.results["score"] == 1.0
    assert sum(test["points"] for test in graded.results["tests"]) == STEP.points
    settings = container.folder / "autograder/source/settings.sh"
    text = settings.read_bytes()
    settings.write_bytes(text.replace(STEP.id.encode(), b"no_step"))
    broken = container.grade(SOLVED, host="prairielearn")
    settings.write_bytes(text)
    assert broken.results["gradable"] is False
    assert "score" not in broken.results


def test_the_package_holds_what_grades_and_nothing_else(container: Container) -> None:
    """Protects the package: the same checkout gives the same bytes; the grader's own tests stay at home."""
    with zipfile.ZipFile(container.folder / "autograder.zip") as archive:
        names = archive.namelist()
        modes = {name: archive.getinfo(name).external_attr >> 16 & 0o777 for name in names}
    assert {"setup.sh", "run_autograder", "Dockerfile", "README.md", "settings.sh"} <= set(names)
    assert modes["run_autograder"] == modes["setup.sh"] == 0o755
    assert f"course/tests/hidden/{STEP.id}/test_{STEP.stubs[0].module}.py" in names
    assert not [name for name in names if name.startswith(("course/tests/autograder", "course/.git"))]
