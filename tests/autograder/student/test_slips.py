"""What is said of an exception beyond its type: odd characters, a forgotten *, a call that doesn't fit the function."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.model.paths import ROOT
from autograder.student.records import Trouble
from autograder.student.session import Session
from autograder.suite.signature import changed_signature
from autograder.suite.slips import CARET, EXPLAINED, MISSING_STAR, NOT_CALLED, NUMBER_TOUCHES_NAME
from tests.autograder.student.conftest import COSINE, WARMUP, Command, warmup

STUBS = ROOT / "assignments" / "step3_pretrain"


def trouble_of(session: Session, folder: Path, content: str, todo_id: str = "2a") -> Trouble:
    """What the check of this file runs into."""
    todo = session.step.todo(todo_id)
    (folder / str(todo.file)).write_text(content, encoding="utf-8")
    report = session.check(todo)
    trouble = report.trouble
    assert trouble is not None, report
    return trouble


@pytest.mark.parametrize(
    ("code", "character", "instead"),
    [
        ("return max_lr *（step + 1）/ warmup_steps", "（", "("),
        ("return ½ * max_lr", "½", "0.5"),
        ("return max_lr × 2", "×", "*"),
        ("return max_lr，step", "，", ","),
        ("return “a”", "“", '"'),
        ("return max_lr ** 2 if step ≥ 1 else 0.0", "≥", ">="),
        ("return max_lr²", "²", "**2"),
    ],
)
def test_a_character_that_python_does_not_take_is_named_with_its_place(
    session: Session, folder: Path, code: str, character: str, instead: str
) -> None:
    trouble = trouble_of(session, folder, warmup(code))
    assert trouble.type == "SyntaxError"
    assert trouble.advice is not None
    column = f"    {code}".index(character) + 1
    assert f"第 2 行第 {column} 个字符“{character}”" in trouble.advice.zh
    assert f"Character {column} of line 2, “{character}”" in trouble.advice.en
    assert trouble.advice.zh.endswith(f"改成 {instead}")
    assert f"ype {instead} in its place" in trouble.advice.en
    assert trouble.place is not None
    assert trouble.place.source[trouble.place.start] == character


@pytest.mark.parametrize(("blank", "code_point"), [("\u3000", "U+3000"), ("\u00a0", "U+00A0")])
def test_a_blank_that_looks_like_a_space_is_told_so(
    session: Session, folder: Path, blank: str, code_point: str
) -> None:
    trouble = trouble_of(session, folder, warmup(f"return{blank}max_lr"))
    assert trouble.advice is not None
    assert code_point in trouble.advice.en
    assert "普通的空格" in trouble.advice.zh


def test_pi_as_a_letter_is_a_name_without_a_value(session: Session, folder: Path) -> None:
    trouble = trouble_of(session, folder, warmup("return max_lr * π"))
    assert trouble.type == "NameError"
    assert trouble.advice is not None
    assert "math.pi" in trouble.advice.zh
    assert "math.pi" in trouble.advice.en


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("return 0.5 (max_lr + step)", MISSING_STAR),
        ("return max_lr (step + 1)", MISSING_STAR),
        ("return 2max_lr", NUMBER_TOUCHES_NAME),
        ("return max_lr ^ 2", CARET),
        ("return sum([1.0].copy)", NOT_CALLED),
    ],
)
def test_arithmetic_as_on_paper_is_explained(
    session: Session, folder: Path, code: str, advice: object
) -> None:
    assert trouble_of(session, folder, warmup(code)).advice == advice


# Signatures -----------------------------------------------------------------------------------------------------


def test_changed_parameters_are_told_with_the_line_to_restore(session: Session, folder: Path) -> None:
    trouble = trouble_of(session, folder, "\ndef warmup_lr(step, max_lr):\n    return max_lr\n")
    assert trouble.advice is not None
    assert "The check calls warmup_lr(step, warmup_steps, max_lr)" in trouble.advice.en
    assert "your function takes (step, max_lr) now" in trouble.advice.en
    assert "你的函数现在的参数是 (step, max_lr)" in trouble.advice.zh
    assert "def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:" in trouble.advice.zh
    assert trouble.place is not None
    assert (trouble.place.file, trouble.place.line) == (WARMUP, 2)


def test_a_renamed_function_is_told_as_missing(session: Session, folder: Path) -> None:
    trouble = trouble_of(session, folder, "def warm_up(step, warmup_steps, max_lr):\n    return max_lr\n")
    assert trouble.advice is not None
    assert "there is no warmup_lr in the file any more" in trouble.advice.en


def test_a_method_without_self_and_a_changed_constructor_are_told(session: Session, folder: Path) -> None:
    stub = (folder / "todo1_dataset.py").read_text(encoding="utf-8")
    trouble = trouble_of(
        session,
        folder,
        stub.replace("__getitem__(self, ", "__getitem__(").replace("raise", "return 1 #"),
        "1",
    )
    assert trouble.advice is not None
    assert "PretrainDataset.__getitem__(self, idx), but your function takes (idx) now" in trouble.advice.en
    other = stub.replace("tokens: Tensor, block_size: int)", "tokens: Tensor)").replace("raise", "return 1 #")
    trouble = trouble_of(session, folder, other, "1")
    assert trouble.advice is not None
    assert "takes (self, tokens) now" in trouble.advice.en


def test_a_wrong_call_of_the_students_own_is_not_taken_for_a_changed_signature(
    session: Session, folder: Path
) -> None:
    body = "return share(step)\n\ndef share(step, of):\n    return step / of"
    trouble = trouble_of(session, folder, f"def warmup_lr(step, warmup_steps, max_lr):\n    {body}\n")
    assert trouble.type == "TypeError"
    assert trouble.advice == EXPLAINED["TypeError"]
    assert trouble.place is not None
    assert trouble.place.line == 2


@pytest.mark.parametrize(
    ("type_name", "message"),
    [("ValueError", "warmup_lr() takes 2"), ("TypeError", "unsupported operand"), ("AttributeError", "no x")],
)
def test_other_exceptions_say_nothing_of_signatures(type_name: str, message: str) -> None:
    stub = (STUBS / WARMUP).read_bytes()
    assert changed_signature(type_name, message, stub, stub) is None


def test_annotations_with_commas_and_brackets_are_read_as_one_parameter() -> None:
    stub = b"def pick(counts: dict[tuple[int, int], int], k: int = 3) -> int:\n    return 1\n"
    mine = b"x = 1\ndef pick(\n    counts: dict[tuple[int, int], int],\n    k: int = 3, more=None\n):\n    return 1\n"
    message = "pick() missing 1 required positional argument: 'more'"
    changed = changed_signature("TypeError", message, stub, mine)
    assert changed is not None
    assert "takes (counts, k, more) now" in changed.advice.en
    assert changed.line == 2
    assert changed_signature("TypeError", message, stub, stub) is None


def test_all_files_together_tell_whose_function_was_changed(
    session: Session, folder: Path, check: Command
) -> None:
    """The loop that calls it is a given file: its line would be no help."""
    for todo in session.step.stubs:
        solution = ROOT / "solutions" / "step3_pretrain" / str(todo.file)
        (folder / str(todo.file)).write_bytes(solution.read_bytes())
    (folder / COSINE).write_text("def cosine_decay_lr(step, max_lr):\n    return max_lr\n", encoding="utf-8")
    output = check("train", "--lang", "en").output
    assert f"your file {COSINE}, line 1" in output
    assert "your function takes (step, max_lr) now" in " ".join(output.split())
