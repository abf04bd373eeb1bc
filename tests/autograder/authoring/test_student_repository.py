"""The student's repository: complete, working by itself, and without a single secret."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from autograder.authoring.leaks import LeakError, find_leaks
from autograder.authoring.student_repository import RepositoryError, repository_files, write_repository
from autograder.grade import main as staff
from autograder.model.corpus import corpus_files
from autograder.model.course import Course, load_course
from autograder.model.paths import ROOT
from tests.autograder.processes import Finished, python
from tests.autograder.student.conftest import WARMUP, solved, warmup

STEP = "assignments/step3_pretrain"
# What a student's machine may not have: POSIX-only modules, forking, and the staff's extras.
BARE_MACHINE = """
import os, sys
from importlib.machinery import PathFinder
ABSENT = ("fcntl", "resource", "hypothesis", "_hypothesis_pytestplugin", "nbgrader")
class Bare:
    def find_spec(name, path=None, target=None):
        return None if name.split(".")[0] in ABSENT else PathFinder.find_spec(name, path, target)
    invalidate_caches = PathFinder.invalidate_caches
sys.meta_path[sys.meta_path.index(PathFinder)] = Bare
del os.fork, os.forkpty
"""


@pytest.fixture(scope="module")
def course() -> Course:
    """The whole course, seed included."""
    return load_course()


@pytest.fixture(scope="module")
def files(course: Course) -> Mapping[str, bytes]:
    """The repository's files in memory."""
    return repository_files(course)


@pytest.fixture
def repository(course: Course, tmp_path: Path) -> Path:
    """The repository on disk."""
    write_repository(course, tmp_path / "repository")
    return tmp_path / "repository"


def run(repository: Path, *arguments: str, **environment: str) -> Finished:
    """Python in that repository, which must not find this checkout."""
    return python(*arguments, cwd=repository, environment={"COLUMNS": "100", **environment})


# What is in it ---------------------------------------------------------------------------------------------------


def test_it_holds_what_students_need(files: Mapping[str, bytes]) -> None:
    for name in (
        *("README.md", "LICENSE", ".gitignore", "pyproject.toml", "assignments/manifest.json"),
        *("autograder/check.py", "autograder/student/bench.py", ".github/workflows/public-tests.yml"),
        *(f"{STEP}/{WARMUP}", f"{STEP}/gpt_model.py", f"{STEP}/train_exercise.py", f"{STEP}/tutorial.ipynb"),
        *(f"tests/public/step3_pretrain/test_{WARMUP}", f"tests/drivers/step3_pretrain/{WARMUP}"),
        *("data/corpora.json", "data/stories_zh.txt", "data/stories_en.txt"),
    ):
        assert name in files, name


def test_of_the_grader_it_holds_three_whole_rooms(files: Mapping[str, bytes]) -> None:
    """Protects the border: what students get is a list of rooms, so that nobody has to think about single files."""
    held = {
        name for name in files if name.startswith("autograder/") and not name.startswith("autograder/stubs/")
    }
    rooms = [
        path for room in ("model", "suite", "student") for path in (ROOT / "autograder" / room).rglob("*.py")
    ]
    whole = {path.relative_to(ROOT).as_posix() for path in rooms}
    assert held == whole | {"autograder/__init__.py", "autograder/check.py"}


def test_every_stub_can_be_started_over(files: Mapping[str, bytes], course: Course) -> None:
    """Protects `check.py reset`, of optional TODOs too."""
    for step in course.steps:
        for todo in step.files:
            assert (
                files[f"autograder/stubs/{step.id}/{todo.file}"]
                == files[f"assignments/{step.id}/{todo.file}"]
            )


def test_its_dependencies_are_those_of_this_course(files: Mapping[str, bytes]) -> None:
    theirs = tomllib.loads(files["pyproject.toml"].decode("utf-8"))["project"]
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert theirs["dependencies"] == ours["dependencies"]
    assert theirs["optional-dependencies"]["lesson"] == ours["optional-dependencies"].get("lesson", [])


def test_a_student_can_say_which_release_they_have(
    files: Mapping[str, bytes], repository: Path, course: Course
) -> None:
    """One version: of the course, of this package, of the newest entry of the changelog, of the student's repository."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    theirs = tomllib.loads(files["pyproject.toml"].decode("utf-8"))["project"]
    newest = re.search(r"^## (\S+) \(", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert course.version == ours["version"] == theirs["version"] == newest[1]
    said = run(repository, "autograder/check.py", "--version")
    assert (said.returncode, said.stdout) == (0, f"{course.id} {course.version}\n")


def test_a_container_for_the_editor_is_set_up_as_the_readme_says(files: Mapping[str, bytes]) -> None:
    container = json.loads(files[".devcontainer/devcontainer.json"])
    assert "pip install -e '.[lesson]'" in container["postCreateCommand"]
    assert container["postCreateCommand"].endswith("autograder/check.py progress")


def readme_blocks(part: str) -> list[list[str]]:
    """The lines of every code block."""
    return [block.splitlines() for block in re.findall(r"```\w+\n(.*?)```", part, re.DOTALL)]


def readme_commands(part: str) -> list[str]:
    """The commands of the code blocks, then those in the table and the text, in their order; no remarks."""
    lines = [line for block in readme_blocks(part) for line in block if not line.startswith("#")]
    return lines + re.findall(r"`(python [^`]+|jupyter [^`]+)`", part)


def test_the_readme_names_every_command_in_both_languages(files: Mapping[str, bytes]) -> None:
    chinese, english = files["README.md"].decode("utf-8").split("## English")
    assert readme_commands(chinese) == readme_commands(english)
    for words in (
        "watch",
        "check.py hint ",
        "progress",
        "check.py reset ",
        "git push",
        "py -m venv",
        "git clone",
        "jupyter lab",
    ):
        assert any(words in command for command in readme_commands(english)), words


def test_the_readme_comes_in_the_order_in_which_things_are_done(files: Mapping[str, bytes]) -> None:
    steps = ["git clone", "venv .venv", 'install -e ".[lesson]"', "check.py watch", "Ctrl-C", "git push"]
    steps += ["grade / step", "train_exercise.py", "Issues"]
    for part in files["README.md"].decode("utf-8").split("## English"):
        places = [part.index(step) for step in steps]
        assert places == sorted(places), dict(zip(steps, places, strict=True))


def test_the_readme_installs_torch_before_all_else_on_every_system(files: Mapping[str, bytes]) -> None:
    """Otherwise pip chooses one of several GB."""
    for part in files["README.md"].decode("utf-8").split("## English"):
        setups = [block for block in readme_blocks(part) if any("-m venv" in line for line in block)]
        assert len(setups) == 3
        for block in setups:
            torch = next(i for i, line in enumerate(block) if "torch" in line.lower())
            assert torch < next(i for i, line in enumerate(block) if "install -e" in line)


def test_every_check_that_the_readme_names_is_understood(repository: Path) -> None:
    commands = {
        command.removeprefix("python ")
        for command in readme_commands((repository / "README.md").read_text("utf-8"))
    }
    for command in sorted(command for command in commands if command.startswith("autograder/check.py")):
        help_of = run(repository, *command.split(), "--help")
        assert help_of.returncode == 0, command
    shown = run(repository, "autograder/check.py", "progress").stdout
    for step in load_course().steps:
        assert f"0/{len(step.todos)}" in shown


def test_the_readme_speaks_of_the_steps_that_are_released(course: Course) -> None:
    """Protects a class that gets one step at a time from a page that names folders that aren't there."""
    for released in (course.steps, course.steps[:1], course.steps[-1:]):
        page = repository_files(msgspec.structs.replace(course, steps=released))["README.md"].decode("utf-8")
        todo = re.search(r"check\.py hint (\w+)", page)
        assert todo
        assert todo[1] in {each.id for each in released[0].stubs}
        for step in course.steps:
            assert (f"assignments/{step.id}/tutorial_en.ipynb" in page) == (step in released)
            assert (f"cd assignments/{step.id}\n{step.run}\n" in page) == (
                step in released and bool(step.run)
            )


def test_the_readme_trains_as_the_lesson_does(files: Mapping[str, bytes]) -> None:
    command = "python train_exercise.py --device cpu --epochs 3 --batch_size 8 --log_interval 20"
    for part in files["README.md"].decode("utf-8").split("## English"):
        assert command in readme_commands(part)
    for name in ("tutorial.ipynb", "tutorial_en.ipynb"):
        assert f"!{command}".encode() in files[f"{STEP}/{name}"]


# That nothing leaks ----------------------------------------------------------------------------------------------


def first_misconception() -> str:
    step = load_course().step("step3_pretrain")
    return corpus_files(step, step.stubs[0], "wrong")[0].explanation.en


def notebook_with(code: str) -> bytes:
    cells = [{"cell_type": "code", "source": [line + "\n" for line in code.splitlines()]}]
    return json.dumps({"cells": cells}).encode()


def hidden_test_renamed() -> bytes:
    """A hidden test with all its decorators gone and other facts, as somebody might reuse it."""
    return (
        b"def test_shortest_warmups(student):\n    check(student, (0, 1, 5e-4), (0, 2, 5e-4), (1, 2, 5e-4))\n"
    )


LEAKS: dict[str, tuple[str, bytes]] = {
    "a solved file": (f"{STEP}/{WARMUP}", solved(WARMUP).encode()),
    "an expression under another name": ("notes.md", b"rate = max_lr * (step + 1) / warmup_steps"),
    "an answer spread over lines": ("help.py", b"for group in optimizer.param_groups :\n\n\tgroup[ 'lr' ] = lr".replace(b"'", b'"')),
    "an answer in a notebook": (f"{STEP}/x.ipynb", notebook_with('for group in optimizer.param_groups:\n    group["lr"] = lr')),
    "a line of an oracle": ("tests/public/oracle.py", b"    share = math.cos(math.pi / 2 * float(Fraction(step - warmup_steps, total_steps - warmup_steps))) ** 2"),
    "the cases of a hidden test": ("tests/public/test_x.py", b"def test_mine(student):\n    check(student, (0, 8, 6e-4), (0, 25, 6e-4))"),
    "a hidden test": ("tests/public/test_more.py", hidden_test_renamed()),
    "what is said of a mistake": ("autograder/student/more.py", first_misconception().encode()),
    "the seed": ("autograder/settings.toml", f"seed = {load_course().seed}".encode()),
    "a grader's module": ("autograder/grading/grader.py", b""),
    "a submission by its path": ("tests/submissions/x.py", b""),
    "a solution by its name": (f"{STEP}/todo2a_warmup_solution.py", b""),
}  # fmt: skip


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_found(name: str, course: Course) -> None:
    path, content = LEAKS[name]
    found = find_leaks(course, {path: content})
    assert found
    assert {file for file, _ in found} == {path}


def test_what_students_get_holds_none(course: Course, files: Mapping[str, bytes]) -> None:
    assert find_leaks(course, files) == []


def test_with_solutions_only_the_solutions_may_hold_answers(course: Course) -> None:
    path, content = f"{STEP}/todo2a_warmup_solution.py", solved(WARMUP).encode()
    assert find_leaks(course, {path: content}, with_solutions=True) == []
    assert find_leaks(course, {f"{STEP}/{WARMUP}": content}, with_solutions=True)
    assert find_leaks(course, {path: LEAKS["a hidden test"][1]}, with_solutions=True)


# Writing it ------------------------------------------------------------------------------------------------------


def test_a_folder_with_other_things_is_refused_and_left_alone(course: Course, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(RepositoryError, match=r"thesis\.txt"):
        write_repository(course, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_this_checkout_is_refused(course: Course) -> None:
    for folder in (ROOT, ROOT / "student"):
        with pytest.raises(RepositoryError, match="lies in this checkout"):
            write_repository(course, folder)


def test_writing_again_mends_what_changed_and_keeps_what_is_unknown(course: Course, repository: Path) -> None:
    (repository / "README.md").write_text("old", encoding="utf-8")
    (repository / "syllabus.md").write_text("ours", encoding="utf-8")
    assert write_repository(course, repository) == ["README.md"]
    assert (repository / "syllabus.md").read_text(encoding="utf-8") == "ours"


def test_an_old_solution_that_lies_there_is_reported(course: Course, repository: Path) -> None:
    write_repository(course, repository, with_solutions=True)
    with pytest.raises(LeakError, match="todo2a_warmup_solution"):
        write_repository(course, repository)


def committed(repository: Path, message: str) -> None:
    """Everything that stands there, in a commit."""
    names = ("-c", "user.name=staff", "-c", "user.email=staff@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "-q"], ["add", "-A"], [*names, "commit", "-q", "-m", message]):
        subprocess.run(["git", "-C", str(repository), *command], check=True)


def test_a_solution_that_was_committed_once_is_found_in_the_history(course: Course, repository: Path) -> None:
    """It stands in no file any more, and is one ``git log`` away."""
    stub = (repository / STEP / WARMUP).read_bytes()
    (repository / STEP / WARMUP).write_bytes((ROOT / "solutions" / "step3_pretrain" / WARMUP).read_bytes())
    committed(repository, "by mistake")
    (repository / STEP / WARMUP).write_bytes(stub)
    committed(repository, "mended, it seems")
    with pytest.raises(LeakError, match="Start afresh") as caught:
        write_repository(course, repository)
    assert f"{STEP}/{WARMUP}: holds a whole answer" in str(caught.value)


def test_a_history_of_what_students_get_is_fine(course: Course, repository: Path) -> None:
    committed(repository, "released")
    (repository / STEP / WARMUP).write_bytes(b"# a student was here\n")
    committed(repository, "worked on")
    assert write_repository(course, repository) == [f"{STEP}/{WARMUP}"]


def test_nothing_is_written_when_a_secret_would_be(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "pyproject.toml").write_text("dependencies = []\nlesson = []\n", encoding="utf-8")
    (templates / "README.md").write_text(first_misconception(), encoding="utf-8")
    monkeypatch.setattr("autograder.authoring.student_repository.TEMPLATES", templates)
    with pytest.raises(LeakError, match=r"README\.md"):
        write_repository(course, tmp_path / "repository")
    assert not (tmp_path / "repository").exists()


def test_the_staff_command_says_what_it_did_and_refuses_half_an_order(tmp_path: Path) -> None:
    result = CliRunner().invoke(staff, ["release", "--to", str(tmp_path / "repository")])
    assert result.exit_code == 0
    assert "no answer, hidden test, wrong answer or seed is in it" in result.output
    assert CliRunner().invoke(staff, ["release", "--with-solutions"]).exit_code == 2
    assert CliRunner().invoke(staff, ["release", "--check", "--to", str(tmp_path)]).exit_code == 2
    (tmp_path / "thesis.txt").touch()
    assert CliRunner().invoke(staff, ["release", "--to", str(tmp_path)]).exit_code == 2


# Using it --------------------------------------------------------------------------------------------------------


def test_on_a_bare_machine_stubs_are_open_and_solved_files_pass(repository: Path, tmp_path: Path) -> None:
    """By itself, without fcntl, resource, os.fork and hypothesis, as on Windows without the staff's extras."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "sitecustomize.py").write_text(BARE_MACHINE, encoding="utf-8")
    bare = {"PYTHONPATH": str(tmp_path / "bare")}
    for absent in ("import resource", "import fcntl", "import hypothesis", "import os; os.fork"):
        assert run(repository, "-c", absent, **bare).returncode, absent

    fresh = run(repository, "autograder/check.py", "--step", "3", "--lang", "en", **bare)
    assert fresh.returncode == 1, fresh.stderr
    assert fresh.stdout.count("○") == 8  # seven in the list, and the first one again
    for path in (repository / STEP).glob("todo[0-9]*.py"):
        path.write_text(solved(path.name), encoding="utf-8")
    done = run(repository, "autograder/check.py", "--step", "3", "--lang", "en", **bare)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("✓") == 7

    again = run(repository, "autograder/check.py", "reset", "step3/2a", "--lang", "en", **bare)
    assert again.returncode == 0, again.stderr
    assert "NotImplementedError" in (repository / STEP / WARMUP).read_text(encoding="utf-8")


def test_plain_pytest_runs_the_public_tests_on_the_students_files(repository: Path) -> None:
    test = f"tests/public/step3_pretrain/test_{WARMUP}"
    assert run(repository, "-m", "pytest", "-q", test).returncode == 1
    (repository / STEP / WARMUP).write_text(
        warmup("return max_lr * (step + 1) / warmup_steps"), encoding="utf-8"
    )
    passed = run(repository, "-m", "pytest", "-q", test)
    assert passed.returncode == 0, passed.stdout


def test_2a_and_2b_are_checked_without_torch(repository: Path, tmp_path: Path) -> None:
    """Their answer must not wait for an import that takes seconds."""
    (tmp_path / "torch.py").write_text("raise SystemError('torch was imported')", encoding="utf-8")
    for name in (WARMUP, "todo2b_cosine_decay.py"):
        (repository / STEP / name).write_text(solved(name), encoding="utf-8")
        checked = run(repository, "autograder/check.py", f"step3/{name[4:6]}", PYTHONPATH=str(tmp_path))
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_solutions_beside_the_stubs_can_be_imported_and_run(course: Course, tmp_path: Path) -> None:
    write_repository(course, tmp_path / "repository", with_solutions=True)
    step = tmp_path / "repository" / STEP
    names = [path.stem for path in sorted(step.glob("*_solution.py"))]
    assert len(names) == 7
    code = f"""
import {", ".join(names)}
import torch
assert todo2a_warmup_solution.warmup_lr(0, 4, 1.0) == 0.25
assert todo2b_cosine_decay_solution.cosine_decay_lr(10, 0, 10, 1.0, 0.5) == 0.5
x, y = todo1_dataset_solution.PretrainDataset(torch.arange(6), 3)[1]
assert (x.tolist(), y.tolist()) == ([1, 2, 3], [2, 3, 4])
"""
    result = run(step, "-c", code)
    assert result.returncode == 0, result.stderr
    assert not any("SOLUTION" in path.read_text(encoding="utf-8") for path in step.glob("*_solution.py"))
