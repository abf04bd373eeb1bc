"""The rules that keep a workflow from being the weak place; and that what runs in one is a command of ours."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from autograder.model.paths import ROOT
from tests.autograder.github.workflows import ALL, GRADER, OURS, STUDENT, load, steps_of
from tests.autograder.processes import python, run

PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
COMMANDS = re.compile(
    r"python -m pip install [\w./\[\]\" -]+"
    r"|python (plan/grader/)?autograder/(grade|check)\.py [\w./$\" *-]+"
    r"|make (setup|test)"
    r"|python -m tests\.newcomer [\w./$\" -]+"
    r"|(sudo )?\.venv/bin/(zizmor|check-jsonschema|python) [\w./: -]+"
    r"|sudo sysctl --write [\w.]+=\d"
)
EVERY = pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)


@EVERY
def test_each_job_asks_for_what_it_needs_and_ends(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert isinstance(job["permissions"], dict)
        assert job["timeout-minutes"] <= 120


@EVERY
def test_actions_are_pinned_and_leave_no_token_and_no_cache(path: Path) -> None:
    for job in load(path)["jobs"].values():
        for step in steps_of(job):
            if "uses" not in step:
                continue
            assert PINNED.fullmatch(step["uses"])
            assert "cache" not in step.get("with", {})
            if step["uses"].startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


@EVERY
def test_each_run_line_is_one_command_without_expressions(path: Path) -> None:
    for job in load(path)["jobs"].values():
        for step in steps_of(job):
            line = step.get("run")
            if line is not None:
                assert COMMANDS.fullmatch(line), line
                assert "${{" not in line


@EVERY
def test_nothing_is_triggered_with_secrets_by_what_others_push(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), load(path)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    if "secrets." in text:
        assert set(workflow["on"]) == {"workflow_dispatch", "schedule"}


def test_the_job_that_runs_student_code_holds_nothing() -> None:
    job = load(GRADER / "grade.yml")["jobs"]["grade"]
    text = str(job)
    assert job["permissions"] == {}
    assert "environment" not in job
    for word in ("secrets.", "github.token", "actions/checkout", "GRADER_APP"):
        assert word not in text


def test_the_key_is_only_where_it_is_used() -> None:
    jobs = load(GRADER / "grade.yml")["jobs"]
    holders = {
        (name, step["name"]) for name, job in jobs.items() for step in job["steps"] if "secrets." in str(step)
    }
    assert holders == {("plan", "Plan"), ("publish", "Publish")}
    assert all(jobs[name]["environment"] == "grading" for name in ("plan", "publish"))
    assert jobs["publish"]["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_the_students_workflow_can_only_read() -> None:
    (job,) = load(STUDENT / "public-tests.yml")["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    assert "secrets" not in (STUDENT / "public-tests.yml").read_text(encoding="utf-8")


def _lint_lines() -> dict[str, str]:
    jobs: dict[str, Any] = load(OURS / "lint.yml")["jobs"]
    return {step["name"]: step["run"] for step in jobs["lint"]["steps"] if "run" in step}


@pytest.mark.parametrize("name", ["zizmor", "Schema"])
def test_the_linters_find_nothing(name: str) -> None:
    """The very lines of lint.yml: zizmor in its strictest mode, and GitHub's schema of workflows."""
    program, *arguments = _lint_lines()[name].split()
    tool = Path(sys.executable).parent / Path(program).name
    run(tool, *arguments, ok=True)


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    """The same command on a workflow that hands a pull request's title to a shell."""
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  x:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    program, *arguments = _lint_lines()["zizmor"].split()
    options = [word for word in arguments if not word.endswith(".github")]
    tool = Path(sys.executable).parent / Path(program).name
    assert run(tool, *options, bad).returncode != 0


def test_lint_covers_every_workflow_and_the_lines_that_it_runs_are_good() -> None:
    lines = _lint_lines()
    named = set(lines["Schema"].split()) & {path.relative_to(ROOT).as_posix() for path in ALL}
    assert named == {path.relative_to(ROOT).as_posix() for path in ALL}
    assert all(str(path.parent.parent.relative_to(ROOT)) in lines["zizmor"].split() for path in ALL)


def test_where_the_key_is_only_what_is_needed_is_installed() -> None:
    """`plan`, `publish` and `init-grader` start without torch, hypothesis, jinja2 and nbgrader."""
    blocked = ("torch", "hypothesis", "jinja2", "pygal", "nbgrader", "matplotlib")
    program = (
        f"import runpy, sys; sys.modules.update(dict.fromkeys({blocked!r})); "
        "sys.argv = ['grade.py', 'publish', 'nowhere', '--plan', 'nowhere', '--state', 'nowhere']; "
        f"runpy.run_path({str(ROOT / 'autograder' / 'grade.py')!r}, run_name='__main__')"
    )
    finished = python("-c", program, cwd="/")
    assert finished.returncode == 2, finished.stderr
    assert "make it with: grade.py plan" in finished.stderr
