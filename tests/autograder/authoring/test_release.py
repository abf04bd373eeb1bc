"""Stubs are what the solutions generate, hold no answer, and drift is found."""

from __future__ import annotations

import ast
import io
import shutil
import tokenize
from pathlib import Path

import pytest

from autograder.authoring.release import differences, generate, write
from autograder.model.course import Course, CourseError, Step, Todo, load_course
from autograder.model.paths import ROOT
from autograder.model.stubs import BEGIN, END, StubError, stub_of

COURSE = load_course()
STUBS = [pytest.param(step, todo, id=todo.id) for step in COURSE.steps for todo in step.stubs]


def stub_text(step: Step, todo: Todo) -> str:
    return generate(COURSE)[f"{step.id}/{todo.file}"].decode("utf-8")


def solution_lines(step: Step, todo: Todo, at_least: int = 9) -> list[str]:
    """The lines of the answer, without spaces, that are long enough to give something away."""
    text = (ROOT / "solutions" / step.id / (todo.file or "")).read_text(encoding="utf-8")
    answer = text.split(BEGIN)[1].split(END)[0]
    lines = ["".join(line.split("#")[0].split()) for line in answer.splitlines()]
    return [line for line in lines if len(line) >= at_least]


def test_what_is_committed_is_what_is_generated() -> None:
    assert differences(COURSE) == []


@pytest.mark.parametrize(("step", "todo"), STUBS)
def test_a_stub_is_open_and_says_which_todo_it_is(step: Step, todo: Todo) -> None:
    text = stub_text(step, todo)
    assert BEGIN not in text
    assert END not in text
    raised = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Raise)]
    assert len(raised) == 1
    assert f'NotImplementedError("TODO {todo.id}: ' in ast.unparse(raised[0]).replace("'", '"')


@pytest.mark.parametrize(("step", "todo"), STUBS)
def test_a_stub_never_holds_a_line_of_the_answer(step: Step, todo: Todo) -> None:
    """Not as code, not in a comment, not in a docstring, however it is spaced."""
    squeezed = "".join(stub_text(step, todo).split())
    answer = solution_lines(step, todo)
    assert answer
    for line in answer:
        assert line not in squeezed


@pytest.mark.parametrize(("step", "todo"), STUBS)
def test_no_other_student_facing_file_holds_the_answer(step: Step, todo: Todo) -> None:
    for name, content in generate(COURSE).items():
        squeezed = "".join(content.decode("utf-8").split())
        # Shorter lines tell nothing: `for _ in range(max_new_tokens):` stands in every generation, `optimizer.zero_grad()`
        # in every training.
        for line in solution_lines(step, todo, at_least=30):
            assert line not in squeezed, f"{name} holds the answer of TODO {todo.id}"


@pytest.mark.parametrize(("step", "todo"), STUBS)
def test_a_stub_speaks_both_languages(step: Step, todo: Todo) -> None:
    text = stub_text(step, todo)
    assert any("\u4e00" <= character <= "\u9fff" for character in text)
    docstrings = [
        token.string for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == 3
    ]
    assert any("What to do" in string for string in docstrings)
    assert any("要做什么" in string for string in docstrings)


def test_drift_is_found_and_mended(tmp_path: Path) -> None:
    write(COURSE, tmp_path)
    assert differences(COURSE, tmp_path) == []
    stub = tmp_path / COURSE.step("step3_pretrain").id / (COURSE.step("step3_pretrain").stubs[0].file or "")
    stub.write_text(stub.read_text(encoding="utf-8") + "# edited by hand\n", encoding="utf-8")
    (stub.parent / "left_over.py").touch()
    found = "\n".join(differences(COURSE, tmp_path))
    assert "-# edited by hand" in found
    assert "left_over.py" in found
    assert write(COURSE, tmp_path) == [f"{COURSE.step('step3_pretrain').id}/{stub.name}"]


@pytest.mark.parametrize(
    "solution", ["x = 1\n", f"{BEGIN}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n"]
)
def test_wrong_markers_are_named_with_their_file(solution: str) -> None:
    todo = COURSE.step("step3_pretrain").stubs[0]
    with pytest.raises(StubError, match=todo.file):
        stub_of(todo, solution)


def test_the_manifest_does_not_tell_the_seed() -> None:
    assert str(COURSE.seed) not in generate(COURSE)["manifest.json"].decode("utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("", "schema_version"),
        ("schema_version = 1\nid = 3\n", "id"),
        ("= broken", "course.toml"),
    ],
)
def test_a_wrong_manifest_names_file_and_place(tmp_path: Path, change: str, message: str) -> None:
    path = tmp_path / "course.toml"
    path.write_text(change, encoding="utf-8")
    with pytest.raises(CourseError, match=message):
        load_course(path)


def test_a_repeated_todo_is_refused(tmp_path: Path) -> None:
    path = copied_course(tmp_path)
    step = tmp_path / "step3_pretrain" / "step.toml"
    step.write_text(step.read_text(encoding="utf-8").replace('id = "2b"', 'id = "2a"'), encoding="utf-8")
    with pytest.raises(CourseError, match=r"step3_pretrain/step\.toml: TODO 2a"):
        load_course(path)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (None, r"step9_new/step\.toml: no such file; write it, or take step9_new out"),
        ("", r"step9_new/step\.toml: .*title"),
        ('given = []\ntodos = []\ntitle = { zh-CN = "新", en = "New" }', r"has no \[\[todos\]\]"),
    ],
)
def test_a_step_that_is_not_complete_is_named(tmp_path: Path, step: str | None, message: str) -> None:
    path = copied_course(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(f'"{COURSE.steps[-1].id}"]', f'"{COURSE.steps[-1].id}", "step9_new"]'), encoding="utf-8"
    )
    if step is not None:
        (tmp_path / "step9_new").mkdir()
        (tmp_path / "step9_new" / "step.toml").write_text(step, encoding="utf-8")
    with pytest.raises(CourseError, match=message):
        load_course(path)


def copied_course(folder: Path) -> Path:
    """course.toml and each step.toml in a folder of their own; where course.toml is."""
    for step in COURSE.steps:
        (folder / step.id).mkdir()
        (folder / step.id / "step.toml").write_bytes(
            (ROOT / "solutions" / step.id / "step.toml").read_bytes()
        )
    return Path(shutil.copy(ROOT / "solutions" / "course.toml", folder))


def test_full_marks_are_a_hundred() -> None:
    course: Course = COURSE
    assert {step.points for step in course.steps} == {100.0}
