"""From push to posted score: the grader's repository as `init-grader` makes it, its workflow's own lines, a class with
hostile submissions in it, and a GitHub of our own.
"""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from autograder.model.corpus import corpus_files
from autograder.record.database import Record
from tests.autograder.conftest import OPEN, SOLVED, STEP
from tests.autograder.github.class_on_disk import Remotes, git, roster
from tests.autograder.github.conftest import failed_check, plan, results, sha_of, verdict, write
from tests.autograder.github.fake import KEY, FakeGitHub
from tests.autograder.github.workflows import GRADER, STUDENT, Runner, load, shards
from tests.autograder.processes import GRADE, grade_here, start

pytestmark = pytest.mark.slow

CLASS_SIZE = 30
STUBS = {todo.file: SOLVED[todo.file] for todo in STEP.stubs if todo.file}


def _hostile(name: str) -> dict[str, bytes]:
    (file,) = (file for file in corpus_files(STEP, STEP.todo("1"), "hostile") if file.name == name)
    return STUBS | {str(file.todo.file): file.source}


def _class() -> dict[str, dict[str, bytes]]:
    """Right, untouched, wrong, empty, hostile in several ways. Names that Markdown and shells would like."""
    wrong, *mistakes = (file.source for file in corpus_files(STEP, STEP.todo("2a"), "wrong"))
    others = {
        f"student {number}": STUBS | {"todo2a_warmup.py": source}
        for number, source in enumerate(mistakes[: CLASS_SIZE - 8])
    }
    return others | {
        "ada": STUBS,
        "陈思远 (二班)": STUBS,
        "o'neill; $(id)": OPEN,
        "wrong": STUBS | {"todo2a_warmup.py": wrong},
        "empty": {},
        "mallory": _hostile("os_exit_in_call"),
        "trudy": _hostile("hidden_suite_read"),
        "eve": STUBS | {"todo3a_update_lr.py": b"::error::x\n</td><script>alert(1)</script>"},
    }


@dataclass
class World:
    """A GitHub, the students' repositories, the grader's, and how to run its workflow."""

    hub: FakeGitHub
    remotes: Remotes
    folder: Path
    shas: dict[str, str]

    def runner(self, **inputs: str) -> Runner:
        """A run of grade.yml."""
        number = len(list(self.folder.glob("run*")))
        contexts = {
            "inputs.student": inputs.get("student", ""),
            "inputs.regrade": inputs.get("regrade", ""),
            "vars.GRADER_APP_ID": self.hub.environment()["GRADER_APP_ID"],
            "vars.PIP_EXTRA_INDEX_URL": "",
            "secrets.GRADER_APP_KEY": KEY,
            "github.token": "token-of-the-workflow",
        }
        environment = {
            "GITHUB_API_URL": self.hub.url,
            "GITHUB_SERVER_URL": self.remotes.address,
            "GITHUB_REPOSITORY": "class/grader",
            "OMP_NUM_THREADS": "1",
            "GRADE_SHARD_SIZE": "10",  # so that this class is graded by several jobs
        }
        workflow = load(GRADER / "grade.yml")
        for step in workflow["jobs"]["publish"]["steps"]:  # the same line, without a second between posts
            if step.get("name") == "Publish":
                step["run"] += " --pace 0"
        return Runner(workflow, self.folder / "grader", self.folder / f"run{number}", contexts, environment)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, make_httpserver: HTTPServer) -> Iterator[World]:
    """A class that has pushed, and a grader's repository fresh from `init-grader`."""
    folder = tmp_path_factory.mktemp("world")
    make_httpserver.clear()
    hub, remotes = FakeGitHub(make_httpserver), Remotes(folder / "remotes")
    made = grade_here("init-grader", folder / "grader")
    assert made.returncode == 0, made.stderr
    shas, repositories = {}, {}
    for number, (student, files) in enumerate(_class().items()):
        repositories[student] = f"class/hw-{number}"
        # Two students who push the same files in the same second would share a commit without the number.
        shas[student] = remotes.push(repositories[student], files, f"::error::$(id)\n<script> {number}")
        hub.commits.add((repositories[student], shas[student]))
    repositories["gone"] = "class/never-made"
    roster(folder / "grader" / "roster.csv", repositories)
    for arguments in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Grader")):
        git(folder / "grader", *arguments)
    remotes.bare("class/grader")
    yield World(hub, remotes, folder, shas)
    make_httpserver.clear()


@pytest.fixture(scope="module")
def graded(world: World) -> Runner:
    """The workflow, carried out once."""
    runner = world.runner()
    assert runner.run("plan") == 0, runner.logs
    assert len(world.shas) == CLASS_SIZE
    jobs = shards(runner.outputs)
    assert len(jobs) > 1
    for shard in jobs:
        assert runner.run("grade", {"shard": shard}) == 0, runner.logs
    assert runner.run("publish") == 0, runner.logs
    return runner


def _title(world: World, student: str) -> str:
    (run,) = world.hub.runs_of(world.shas[student])
    return run["output"]["title"]


def test_every_push_gets_its_score(world: World, graded: Runner) -> None:
    titles = {student: _title(world, student) for student in world.shas}
    assert titles["ada"] == titles["陈思远 (二班)"] == "100 / 100"
    assert titles["o'neill; $(id)"] == titles["empty"] == "0 / 100"
    # The attacked TODO and the training that needs it are lost, and nothing else.
    assert titles["mallory"] == titles["trudy"] == "70 / 100"
    assert titles["eve"] == "80 / 100"
    wrong = [title for student, title in titles.items() if student.startswith(("wrong", "student"))]
    assert len(wrong) == CLASS_SIZE - 7
    assert not {"0 / 100", "100 / 100"} & set(wrong)


def test_the_key_of_a_check_run_is_the_records(world: World, graded: Runner) -> None:
    keys = set()
    for name, folder in graded.artifacts.items():
        if name.startswith("results-"):
            with Record.open_to_read(folder) as record:
                keys |= {known.key for known in record.summaries()}
    assert keys == {run["external_id"] for run in world.hub.runs}


def test_a_mistake_is_shown_at_its_line_and_in_two_languages(world: World, graded: Runner) -> None:
    (run,) = world.hub.runs_of(world.shas["wrong"])
    note = run["annotations"][0]
    assert note["path"] == f"assignments/{STEP.id}/todo2a_warmup.py"
    source = _class()["wrong"]["todo2a_warmup.py"].splitlines()
    assert b"def warmup_lr" in source[note["start_line"] - 1]
    assert "This is the official score" in run["output"]["summary"]
    assert "这是正式评分" in run["output"]["summary"]
    assert "只有正式评分才有" in run["output"]["summary"]


def test_what_students_write_stays_text(world: World, graded: Runner) -> None:
    (run,) = world.hub.runs_of(world.shas["eve"])
    assert "<script" not in run["output"]["summary"] + run["output"]["text"]
    for log in graded.logs.values():
        assert not [line for line in log.splitlines() if line.lstrip().startswith("::")]


def test_the_grading_job_sees_no_key_and_no_token(graded: Runner) -> None:
    assert graded.seen["grade"] == {"SHARD"}
    assert {"GRADER_APP_KEY", "GRADER_TOKEN"} <= graded.seen["publish"]


def test_staff_see_the_class_and_who_is_missing(world: World, graded: Runner) -> None:
    (summary,) = graded.folder.glob("publish*/temp/summary.md")
    text = summary.read_text(encoding="utf-8")
    assert f"{len(world.shas)} posted" in text
    assert "**could not be fetched**: gone" in text
    assert "| ada | step3_pretrain | 100 / 100 |" in text
    listed = git(world.remotes.bare("class/grader"), "show", "grades:scores.csv")
    rows = list(csv.DictReader(listed.splitlines()))
    assert {row["student"]: row["commit"] for row in rows} == world.shas


def test_the_next_run_grades_only_what_is_new(world: World, graded: Runner) -> None:
    again = world.runner()
    assert again.run("plan") == 0, again.logs
    assert shards(again.outputs) == []
    assert len(world.hub.runs) == len(world.shas)


def test_the_students_workflow_shows_a_practice_score(tmp_path: Path) -> None:
    made = grade_here("release", "--to", tmp_path / "homework")
    assert made.returncode == 0, made.stderr
    warmup = tmp_path / "homework" / "assignments" / STEP.id / "todo2a_warmup.py"
    warmup.write_bytes(b"def warmup_lr(step, warmup_steps, max_lr):\n    return 0.0\n")
    contexts = {"vars.PIP_EXTRA_INDEX_URL": "", "github.ref": "refs/heads/main"}
    runner = Runner(
        load(STUDENT / "public-tests.yml"),
        tmp_path / "homework",
        tmp_path / "run",
        contexts,
        {"OMP_NUM_THREADS": "1"},
    )
    assert runner.run("practice") == 1  # something doesn't pass yet
    (summary,) = (tmp_path / "run").glob("*/temp/summary.md")
    text = summary.read_text(encoding="utf-8")
    assert "## Practice score: 0 / 100" in text
    assert "This is practice, not your grade" in text
    assert (
        f"::error file=assignments/{STEP.id}/todo2a_warmup.py,line=1,title=TODO 2a::"
        in runner.logs["practice-"]
    )


@pytest.mark.parametrize("seed", range(2))
def test_publish_killed_at_random_posts_everything_once(hub: FakeGitHub, tmp_path: Path, seed: int) -> None:
    """The command itself, killed by SIGKILL when a request has just arrived, until it comes to an end."""
    import msgspec

    dice = random.Random(seed)
    students = [f"student{number}" for number in range(8)]
    hub.any_commit = True
    wrong = {"2a": [failed_check(f"test_{number}") for number in range(60)]}
    write(tmp_path / "out", results(*(verdict(student, wrong) for student in students)))
    (tmp_path / "plan.json").write_bytes(msgspec.json.encode(plan(*students)))
    command = [sys.executable, GRADE, "publish", tmp_path / "out", "--plan", tmp_path / "plan.json"]
    command += ["--state", tmp_path / "state", "--pace", "0"]
    current: list[subprocess.Popen[str]] = []
    left = [dice.randrange(1, 8)]

    def maybe_kill() -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(current[-1].pid, signal.SIGKILL)
            time.sleep(0)  # the answer finds nobody

    hub.after_write = maybe_kill
    codes: list[int] = []
    while not codes or codes[-1] != 0:
        assert len(codes) < 20
        current.append(start(*command, environment=hub.environment()))
        current[-1].communicate()
        codes.append(current[-1].returncode)
        left[0] = dice.randrange(2, 8)
    assert -signal.SIGKILL in codes
    assert hub.creations == len(students)
    for student in students:
        (run,) = hub.runs_of(sha_of(student))
        assert len({note["title"] for note in run["annotations"]}) == len(run["annotations"]) == 60
