"""Finding and fetching what was pushed: by commit, files only, whatever a repository holds."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.github.app import Pull, PullHead, PullUser
from autograder.github.names import NameProblem, repository, student
from autograder.github.outbox import Outbox, Posted
from autograder.github.plan import Options, make_plan, newest_pulls
from autograder.github.plan_file import Plan, PlanError, Problem, read_plan, write_plan
from autograder.intake.submissions import MAX_SOURCE_BYTES, read_submission
from tests.autograder.conftest import COURSE, OPEN, SOLVED, STEP
from tests.autograder.github.class_on_disk import Remotes, git, roster
from tests.autograder.github.fake import FakeGitHub

STUB_FILES = {todo.file: SOLVED[todo.file] for todo in STEP.stubs if todo.file}
WARMUP = "todo2a_warmup.py"


@pytest.fixture
def remotes(tmp_path: Path) -> Remotes:
    """No repository yet."""
    return Remotes(tmp_path / "remotes")


class Planner:
    """Plans with public repositories on disk."""

    def __init__(self, remotes: Remotes, folder: Path) -> None:
        self.remotes, self.folder = remotes, folder
        self.count = 0

    def plan(self, repositories: dict[str, str], outbox: Outbox | None = None, regrade: bool = False) -> Plan:
        self.count += 1
        self.out = self.folder / f"plan{self.count}"
        listed = roster(self.folder / "roster.csv", repositories)
        environment = {"GITHUB_SERVER_URL": self.remotes.address}
        return make_plan(COURSE, Options(self.out, listed, regrade=regrade, environment=environment), outbox)

    def files(self, name: str) -> dict[str, bytes]:
        home = self.out / "submitted" / name / STEP.id
        paths = home.iterdir() if home.exists() else ()
        return {path.name: path.read_bytes() for path in paths if path.name != "timestamp.txt"}


@pytest.fixture
def planner(remotes: Remotes, tmp_path: Path) -> Planner:
    """A new planner."""
    return Planner(remotes, tmp_path)


def test_the_newest_commit_of_the_default_branch_is_taken(planner: Planner, remotes: Remotes) -> None:
    remotes.push("class/hw-ada", OPEN)
    sha = remotes.push("class/hw-ada", STUB_FILES)
    made = planner.plan({"ada": "class/hw-ada"})
    (head,) = made.heads
    assert (head.student, head.repository, head.sha) == ("ada", "class/hw-ada", sha)
    assert planner.files("ada") == STUB_FILES
    assert head.steps[STEP.id].submission == read_submission(planner.out / "submitted", "ada", STEP).digest
    place = head.steps[STEP.id].lines[WARMUP]
    assert SOLVED[WARMUP].splitlines()[place.function - 1].startswith(b"def warmup_lr")


def test_a_commit_with_its_score_is_left_alone_until_it_is_regraded(
    planner: Planner, remotes: Remotes, tmp_path: Path
) -> None:
    sha = remotes.push("class/hw-ada", STUB_FILES)
    outbox = Outbox(tmp_path / "state")
    outbox.finish(Posted("k", "class/hw-ada", sha, STEP.id, "ada", 1, 100.0, 100.0, "now", steps=[STEP.id]))
    assert (planner.plan({"ada": "class/hw-ada"}, outbox).heads, 1) == ([], 1)
    assert len(planner.plan({"ada": "class/hw-ada"}, outbox, regrade=True).heads) == 1
    newer = remotes.push("class/hw-ada", OPEN)
    assert [head.sha for head in planner.plan({"ada": "class/hw-ada"}, outbox).heads] == [newer]
    outbox.close()


def test_links_folders_and_large_files_are_not_taken_as_files(planner: Planner, remotes: Remotes) -> None:
    home = remotes.work("class/hw-eve") / "assignments" / STEP.id
    home.mkdir(parents=True)
    (home / WARMUP).symlink_to("/etc/passwd")
    (home / "todo1_dataset.py").write_bytes(b"#" * (6 * MAX_SOURCE_BYTES))
    (home / "todo3a_update_lr.py").mkdir()
    (home / "todo3a_update_lr.py" / "x").write_text("x")
    (home / "todo3b_forward.py").write_bytes(SOLVED["todo3b_forward.py"])
    (home / "conftest.py").write_text("raise SystemExit")
    remotes.commit("class/hw-eve")
    (head,) = planner.plan({"eve": "class/hw-eve"}).heads
    assert sorted(planner.files("eve")) == ["todo1_dataset.py", "todo3b_forward.py"]
    assert len(planner.files("eve")["todo1_dataset.py"]) == MAX_SOURCE_BYTES + 1
    assert set(head.steps[STEP.id].lines) == {"todo1_dataset.py", "todo3b_forward.py"}


def test_a_folder_that_is_a_link_leads_nowhere(planner: Planner, remotes: Remotes) -> None:
    work = remotes.work("class/hw-eve")
    (work / "assignments").symlink_to("/etc")
    remotes.commit("class/hw-eve")
    (head,) = planner.plan({"eve": "class/hw-eve"}).heads
    assert planner.files("eve") == {}
    assert head.steps[STEP.id].submission == read_submission(planner.out / "submitted", "eve", STEP).digest


def test_nothing_that_a_repository_says_is_carried_out(
    planner: Planner, remotes: Remotes, tmp_path: Path
) -> None:
    """Filters, hooks, submodules, file names, branches and messages that would run something if anything did."""
    mark = tmp_path / "ran"
    work = remotes.work("class/hw-mallory")
    home = work / "assignments" / STEP.id
    home.mkdir(parents=True)
    (home / WARMUP).write_bytes(SOLVED[WARMUP])
    (work / ".gitattributes").write_text("* filter=evil diff=evil\n*.py filter=lfs\n")
    (work / ".gitmodules").write_text(f'[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch {mark}"\n')
    (work / ".lfsconfig").write_text(f'[lfs]\n\turl = "ext::touch {mark}"\n')
    for name in (f"$(touch {mark.name}).py", "-rf", "::error::x", "a`id`.py", "|| exit", "<img src=x>.py"):
        (home / name).write_text("x")
    remotes.commit("class/hw-mallory", "::set-output name=shards::[]\n$(touch ran) `id` | </td><script>")
    for branch in ('zzz";echo${IFS}hello;#', "--upload-pack=touch${IFS}ran", "a|b`id`"):
        git(work, "push", "--quiet", "origin", f"HEAD:refs/heads/x{branch}")
    hook = remotes.bare("class/hw-mallory") / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n")
    hook.chmod(0o755)
    (head,) = planner.plan({"mallory": "class/hw-mallory"}).heads
    assert planner.files("mallory") == {WARMUP: SOLVED[WARMUP]}
    assert not mark.exists()
    assert head.sha == git(work, "rev-parse", "HEAD")


def test_what_cannot_be_fetched_stops_nobody_else(planner: Planner, remotes: Remotes) -> None:
    remotes.push("class/hw-ada", STUB_FILES)
    remotes.bare("class/hw-empty")
    made = planner.plan(
        {
            "ada": "class/hw-ada",
            "bob": "class/hw-gone",
            "cyd": "class/hw-empty",
            "dan": "--upload-pack=x/y",
            "../e": "class/e",
        }
    )
    assert [head.student for head in made.heads] == ["ada"]
    reasons = {problem.student: problem.reason for problem in made.problems}
    assert set(reasons) == {"bob", "cyd", "dan", "../e"}
    assert "has no commit" in reasons["cyd"]
    assert "expected owner/name" in reasons["dan"]


def test_one_repository_of_two_students_is_refused(planner: Planner) -> None:
    with pytest.raises(PlanError, match="both ada and bob"):
        planner.plan({"ada": "class/hw", "bob": "Class/HW"})


def test_open_pull_requests_are_heads_too(hub: FakeGitHub, remotes: Remotes, tmp_path: Path) -> None:
    sha = remotes.push("class/course", STUB_FILES, ref="refs/pull/12/head")
    hub.pulls["class/course"] = [{"number": 12, "head": {"sha": sha}, "user": {"login": "Ada"}}]
    environment = {**hub.environment(), "GITHUB_SERVER_URL": remotes.address}
    options = Options(tmp_path / "plan", pull_requests="class/course", environment=environment)
    (head,) = make_plan(COURSE, options, None).heads
    assert (head.student, head.sha, head.pull_request) == ("ada", sha, 12)
    assert {"contents": "read"} in hub.permissions
    assert all("write" not in granted.values() for granted in hub.permissions)


def test_of_several_pull_requests_the_newest_counts() -> None:
    pulls = [
        Pull(n, PullHead("0" * 40), PullUser(login)) for n, login in ((3, "Ada"), (9, "ada"), (5, "bob"))
    ]
    problems: list[Problem] = []
    wanted = newest_pulls("class/course", [*pulls, Pull(7, PullHead("0" * 40), None)], problems)
    assert [(each.student, each.ref) for each in wanted] == [
        ("ada", "refs/pull/9/head"),
        ("bob", "refs/pull/5/head"),
    ]
    assert len(problems) == 2


def test_a_plan_that_was_changed_on_the_way_is_refused(tmp_path: Path) -> None:
    plan = Plan(COURSE.id, "now", 1, [])
    digest = write_plan(tmp_path, plan)
    assert read_plan(tmp_path / "plan.json", digest) == plan
    (tmp_path / "plan.json").write_bytes(msgspec.json.encode(msgspec.structs.replace(plan, shards=2)))
    with pytest.raises(PlanError, match="digest differs"):
        read_plan(tmp_path / "plan.json", digest)


@pytest.mark.parametrize(
    "name", ["class/hw-ada", "https://github.com/class/hw-ada", "https://github.com/class/hw-ada.git"]
)
def test_repositories(name: str) -> None:
    assert repository(name) == "class/hw-ada"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "class",
        "a/b/c",
        "../x",
        "a/..",
        "-a/b",
        "a/b;id",
        "a b/c",
        "ext::sh/x",
        "a/b\nc",
        "https://x/a/b?c",
        "a/b.git",
        "ａ/b",
    ],
)
def test_what_is_no_repository(name: str) -> None:
    with pytest.raises(NameProblem):
        repository(name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "-x", ".git", "a/b", "a\nb", "a:b", "x" * 121, "a\u202eb", "con.", "a*"]
)
def test_what_is_no_student(name: str) -> None:
    with pytest.raises(NameProblem):
        student(name)
    assert student("周杰 (二班)") == "周杰 (二班)"


def test_what_could_be_a_todo_is_taken_and_grading_says_what_counts(
    planner: Planner, remotes: Remotes
) -> None:
    more = {
        "todo4_extra.py": b"x = 1\n",
        "todo:bad.py": b"",
        "todo.py": b"",
        "torch.py": b"",
        "gpt_model.py": b"",
    }
    remotes.push("class/hw-ada", STUB_FILES | more)
    planner.plan({"ada": "class/hw-ada"})
    assert set(planner.files("ada")) == {*STUB_FILES, "todo4_extra.py"}
