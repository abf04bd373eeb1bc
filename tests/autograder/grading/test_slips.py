"""What official feedback says of code that stops before it answers: no less than the check on the student's own machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.model.verdict import TodoVerdict
from autograder.suite.slips import own_words
from tests.autograder.conftest import FILE_OF, SOLVED, ClassFolder

WARMUP = "todo2a_warmup.py"
HEAD = "def warmup_lr(step, warmup_steps, max_lr):\n"
SLIPS = {
    "renamed": (HEAD.replace("_lr", "") + "    return 1.0\n", "there is no warmup_lr in the file any more"),
    "other parameters": ("def warmup_lr(step):\n    return 1.0\n", "your function takes (step) now"),
    "a name": (HEAD + "    return stpe\n", "at line 2 of your file: name 'stpe' is not defined"),
    "input": (HEAD + "    return input()\n", "Nobody types here"),
    "left in": (
        HEAD + "    lr = 1.0\n    raise NotImplementedError\n    return lr\n",
        "line 3 still says raise",
    ),
    "dedented": (HEAD + "    lr = 1.0\nreturn lr\n", "This line isn't inside the function"),
    "a colon": (HEAD.replace(":", "") + "    return 1.0\n", "A colon is missing"),
    "a file": ("open('log.txt', 'w')\n" + HEAD + "    return 1.0\n", "can't read or write files"),
    "another TODO's file": (
        "import todo2b_cosine_decay\n" + HEAD + "    return 1.0\n",
        "without your other files",
    ),
}


def test_what_broke_the_training_is_named_with_its_file_and_its_todo(tmp_path: Path) -> None:
    """Protects who reads only “RuntimeError” under a training of six files: which of them it was, and where to begin."""
    made = ClassFolder(tmp_path / "submitted", tmp_path / "out")
    forward = SOLVED[FILE_OF["3b"]].replace(b"return logits, loss", b"return logits, loss.sum(dim=3)")
    made.add("raises", SOLVED | {FILE_OF["3b"]: forward})
    wrong = SOLVED[FILE_OF["3b"]].replace(b"return logits, loss", b"return logits, -loss")
    made.add("learns the reverse", SOLVED | {FILE_OF["3b"]: wrong})
    assert made.run().returncode == 0
    cause = "Begin with what isn't right by itself yet: TODO 3b"
    for student in ("raises", "learns the reverse"):
        (check,) = made.todo(student, "train").checks
        assert check.detail is not None
        assert check.detail.en.endswith(cause)
        if student == "raises":
            assert re.match(
                rf"raised IndexError at line \d+ of {FILE_OF['3b']}: Dimension out of range", check.detail.en
            )


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, TodoVerdict]:
    """What each of them is told, all graded in one run."""
    place = tmp_path_factory.mktemp("slips")
    made = ClassFolder(place / "submitted", place / "out")
    sources = {name: source.encode() for name, (source, _) in SLIPS.items()}
    sources |= {
        "UTF-16": (HEAD + "    return 1.0\n").encode("utf-16"),
        "GBK": (HEAD + "    预热 = 1.0\n    return 预热\n").encode("gbk"),
        "secret": (HEAD + "    raise ValueError(f'asked with {step} {max_lr}')\n").encode(),
    }
    for name, source in sources.items():
        made.add(name, SOLVED | {WARMUP: source})
    ran = made.run()
    assert ran.returncode == 0, ran.stderr
    return {name: made.todo(name, "2a") for name in sources}


@pytest.mark.parametrize("name", SLIPS)
def test_the_slip_is_named_and_what_mends_it(said: dict[str, TodoVerdict], name: str) -> None:
    assert SLIPS[name][1] in said[name].feedback.en
    assert said[name].score == 0


@pytest.mark.parametrize(("name", "words"), [("UTF-16", "saved as UTF-16"), ("GBK", "isn't saved as UTF-8")])
def test_a_file_that_is_no_utf_8_is_told_how_to_save_it(
    said: dict[str, TodoVerdict], name: str, words: str
) -> None:
    assert said[name].status == "import_error"
    assert words in said[name].feedback.en


def test_what_code_says_of_a_hidden_question_stays_with_staff(said: dict[str, TodoVerdict]) -> None:
    assert "ValueError" in said["secret"].feedback.en
    assert "asked with" not in said["secret"].feedback.en


@pytest.mark.parametrize(
    "message",
    [
        "asked with 3 8 0.0006",
        "name '3 8 0.0006' is not defined",
        "name 'x' is not defined; 3 8 0.0006",
        "shape '[0.0006, 8]' is invalid for input of size 4",
        "Trying to backward through the graph a second time 3 8 0.0006",
        "name 'x' is not defined\nasked with 3",
    ],
)
def test_words_that_hold_more_than_names_and_sizes_are_not_pythons_own(message: str) -> None:
    assert own_words(message) == ""


@pytest.mark.parametrize(
    "line",
    [
        "stpe",
        "(1).x",
        "None + 1",
        "[][0]",
        "1 / 0",
        "(lambda: 0)(1)",
        "a, b = 1, 2, 3",
        "a = 1; a()",
        "import nix",
    ],
)
def test_pythons_own_words_are_known(line: str) -> None:
    """Each message is made by Python here, so that another version's is noticed."""
    with pytest.raises(
        (NameError, AttributeError, TypeError, LookupError, ArithmeticError, ValueError, ImportError)
    ) as caught:
        exec(line, {})
    assert own_words(str(caught.value)), line
