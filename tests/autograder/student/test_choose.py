"""Which step is meant, and what is said of a word that is neither a command nor a TODO."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from autograder.check import COMMANDS, main
from autograder.model.course import Course
from autograder.model.verdict import Text
from autograder.student.choose import NothingToSolve, UnknownStep, choose_step, near
from tests.autograder.student.conftest import Command


@pytest.fixture
def two_steps(course: Course) -> Course:
    """A course with a second step that has TODOs, and a third one without."""
    step = course.step("step3_pretrain")
    second = msgspec.structs.replace(step, id="step5_second")
    third = msgspec.structs.replace(step, id="step6_third", title=Text("三", "three"), todos=[])
    return msgspec.structs.replace(course, steps=[step, second, third])


def test_without_a_name_the_folder_decides_then_the_order(two_steps: Course, tmp_path: Path) -> None:
    inside = tmp_path / "step5_second" / "deeper"
    assert choose_step(two_steps, None, inside, tmp_path).id == "step5_second"
    assert choose_step(two_steps, None, tmp_path, tmp_path).id == "step3_pretrain"
    assert choose_step(two_steps, None, tmp_path / "step6_third", tmp_path).id == "step3_pretrain"


@pytest.mark.parametrize("name", ["step5_second", "step5", "5", "STEP5"])
def test_a_step_may_be_named_in_brief(two_steps: Course, tmp_path: Path, name: str) -> None:
    assert choose_step(two_steps, name, tmp_path, tmp_path).id == "step5_second"


def test_a_step_without_todos_is_told_with_its_page(two_steps: Course, tmp_path: Path) -> None:
    (tmp_path / "step7_page").mkdir()
    (tmp_path / "step7_page" / "README.md").write_text("# soon", encoding="utf-8")
    with pytest.raises(NothingToSolve) as page:
        choose_step(two_steps, "7", tmp_path, tmp_path)
    assert page.value.readme == tmp_path / "step7_page" / "README.md"
    with pytest.raises(NothingToSolve) as bare:
        choose_step(two_steps, "step6", tmp_path, tmp_path)
    assert bare.value.readme is None


def test_an_unknown_step_lists_those_there_are(two_steps: Course, tmp_path: Path) -> None:
    with pytest.raises(UnknownStep) as error:
        choose_step(two_steps, "9", tmp_path, tmp_path)
    assert error.value.known == ["step3_pretrain", "step5_second", "step6_third"]


@pytest.mark.parametrize(
    ("word", "likeliest"), [("hnt", "hint"), ("wacth", "watch"), ("progres", "progress")]
)
def test_a_typing_error_is_near_what_was_meant(word: str, likeliest: str) -> None:
    assert near(word, COMMANDS)[0] == likeliest
    assert near("xyzzy", COMMANDS) == []


# On the screen --------------------------------------------------------------------------------------------------


def test_a_mistyped_command_suggests_the_right_one_with_all_that_was_typed(check: Command) -> None:
    result = check("hnt", "2a", "--lang", "en")
    assert result.exit_code == 2
    assert "neither a command nor a TODO" in result.output
    assert "check.py hint 2a\n" in result.output


def test_a_mistyped_id_suggests_near_ones_for_the_same_command_and_lists_all(check: Command) -> None:
    result = check("hint", "2c", "--lang", "zh")
    assert result.exit_code == 2
    assert "1, 2a, 2b, 3a, 3b, 3c, train, 4" in result.output
    assert "check.py hint 2b\n" in result.output
    assert "check.py 2b" not in result.output


def test_a_file_or_a_part_of_its_name_will_do(check: Command) -> None:
    assert "TODO 2b" in check("todo2b_cosine_decay.py", "--lang", "en").output
    assert "check.py 2b\n" in check("cosine", "--lang", "en").output


def test_several_ids_are_checked_one_after_the_other(check: Command) -> None:
    output = check("2b", "2a", "--lang", "en").output
    assert output.index("TODO 2b  Cosine") < output.index("TODO 2a  Warmup")


def test_a_chosen_step_stays_in_the_commands_to_paste(check: Command) -> None:
    assert "check.py --step step3 hint 2a" in check("2a", "--step", "step3", "--lang", "en").output


def test_a_step_that_is_a_page_yet_says_so_kindly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "step9_later").mkdir()
    (tmp_path / "step9_later" / "README.md").write_text("Being written.", encoding="utf-8")
    among = partial(choose_step, assignments=tmp_path)
    monkeypatch.setattr("autograder.student.desk.choose_step", among)
    result = CliRunner().invoke(main, ["--step", "step9", "--lang", "en"])
    assert result.exit_code == 0
    assert "no TODO to solve in step9_later yet" in result.output
    assert "README.md" in result.output


def test_reset_without_an_id_asks_for_one(check: Command) -> None:
    result = check("reset", "--lang", "zh")
    assert result.exit_code == 2
    assert "1, 2a, 2b, 3a, 3b, 3c, 4" in result.output
    assert "Usage" not in result.output


def test_all_files_together_wait_for_the_open_todos_and_name_their_lines(
    check: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    output = check("train", "--lang", "en").output
    for path in folder.glob("todo[123]*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        number = next(i for i, line in enumerate(lines, 1) if "raise NotImplementedError" in line)
        assert any(
            path.name in line and line.rstrip().endswith(f"line {number}") for line in output.splitlines()
        )
    assert "TODO train" not in output


def test_an_id_of_another_step_is_recognised(
    two_steps: Course, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects whoever reads step 3's lesson while the command still speaks of step 1."""
    first = two_steps.steps[0]
    without = msgspec.structs.replace(first, todos=[todo for todo in first.todos if todo.id != "2a"])
    course = msgspec.structs.replace(two_steps, steps=[without, *two_steps.steps[1:]])
    monkeypatch.setattr("autograder.student.desk.course_of_checkout", lambda: course)
    said = CliRunner().invoke(
        main, ["hint", "2a", "--step", first.id, "--folder", str(folder), "--lang", "en"]
    )
    assert said.exit_code == 2
    assert "hint step5/2a" in said.output
