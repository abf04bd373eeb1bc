"""What a wrong answer is said to be: shapes instead of numbers that nobody expected, and the slip that made them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.model.declared import Advice, Declared
from autograder.model.verdict import Text
from autograder.model.wire import Opaque
from autograder.student import answers
from autograder.student.answers import in_words
from autograder.student.records import Checked
from autograder.student.session import Session

DATASET, FORWARD = "todo1_dataset.py", "todo3b_forward.py"


def first_failure(session: Session, folder: Path, todo_id: str, content: str) -> Checked:
    """The first check that fails on this file."""
    todo = session.step.todo(todo_id)
    (folder / str(todo.file)).write_text(content, encoding="utf-8")
    report = session.check(todo)
    assert report.status == "failed", report
    return report.failures[0]


def dataset(returned: str) -> str:
    """TODO 1 with this answer."""
    return (
        "from torch.utils.data import Dataset\n\n"
        "class PretrainDataset(Dataset):\n"
        "    def __init__(self, tokens, block_size):\n"
        "        self.tokens, self.block_size = tokens, block_size\n"
        "    def __len__(self):\n"
        "        return max(0, len(self.tokens) - self.block_size)\n"
        "    def __getitem__(self, idx):\n"
        "        b, t = self.block_size, self.tokens\n"
        f"        {returned}\n"
    )


@pytest.mark.parametrize(
    ("mine", "right", "advice"),
    [
        ((2, 6, 3), (2, 3, 6), answers.SWAPPED_AXES),
        ((6, 6), (2, 3, 6), answers.RESHAPED),
        ((1, 3), (3,), answers.EXTRA_AXIS),
        ((), (2, 3, 6), answers.AN_ELEMENT),
        ((0,), (3,), answers.EMPTY_SLICE),
    ],
)
def test_a_shape_is_told_with_the_slip_that_makes_it(
    mine: tuple[int, ...], right: tuple[int, ...], advice: Any
) -> None:
    assert in_words(np.zeros(mine), np.zeros(right)).advice == advice


def test_a_shape_that_no_known_slip_makes_gets_no_advice() -> None:
    words = in_words(np.zeros((4, 8)), np.zeros((2, 3, 6)))
    assert words.got is not None
    assert words.got.zh == "形状为 [4, 8] 的张量"
    assert words.expected is not None
    assert words.expected.en == "a tensor of shape [2, 3, 6]"
    assert words.advice is None


@pytest.mark.parametrize(
    ("size", "words"), [(4, "one too many along axis 1"), (2, "one too few along axis 1")]
)
def test_one_value_more_or_less_is_told_with_its_axis(size: int, words: str) -> None:
    advice = in_words(np.zeros((2, size, 6)), np.zeros((2, 3, 6))).advice
    assert advice is not None
    assert words in advice.en
    assert "第 1 个轴" in advice.zh


def test_a_right_shape_is_left_to_the_values() -> None:
    words = in_words(np.zeros(3, dtype="int64"), np.ones(3, dtype="int64"))
    assert words == in_words(0.5, 0.25)
    assert (words.got, words.expected, words.problem, words.advice) == (None, None, None, None)


@pytest.mark.parametrize("nothing", [None, Opaque("NoneType")])
def test_nothing_is_told_as_a_forgotten_return_and_a_missing_loss_as_missing_targets(nothing: Any) -> None:
    assert in_words(nothing, np.zeros(3), "x").problem == answers.FORGOT_RETURN
    assert in_words(nothing, 0.5).problem == answers.FORGOT_RETURN
    no_loss = Advice("loss", "None", Text(zh="没有损失", en="no loss"))
    assert in_words(nothing, 0.5, "loss", Declared(advice=(no_loss,))).problem == no_loss.text


def test_what_was_returned_is_told_from_what_was_found() -> None:
    declared = Declared(returned=frozenset({"loss", "norm"}))
    assert all(map(declared.is_returned, ("", "loss", "norm, step 1")))
    assert not any(
        map(
            declared.is_returned,
            ("param_groups[0]['lr']", "weights", "lr = 0.3: param_groups[0]['lr']", "after"),
        )
    )


# Through the real checks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("returned", "words"),
    [
        ("return t[idx:idx+b].tolist(), t[idx+1:idx+b+1].tolist()", ".tolist()"),
        ("return t[idx+b:idx], t[idx+1:idx+b+1]", "It is empty"),
        ("return t[idx:idx+b], t[idx+b]", "a run of them is a slice"),
        ("return t[idx:idx+b].numpy(), t[idx+1:idx+b+1].numpy()", ".numpy()"),
        ("return t[idx:idx+b].float(), t[idx+1:idx+b+1].float()", "Ids stay whole numbers"),
    ],
)
def test_a_slip_in_the_dataset_is_named_and_nothing_meaningless_is_drawn(
    session: Session, folder: Path, returned: str, words: str
) -> None:
    check = first_failure(session, folder, "1", dataset(returned))
    assert check.in_words.advice is not None
    assert words in check.in_words.advice.en
    assert check.picture is None


@pytest.mark.parametrize("returned", ["pass", "return t[idx:idx+b+1]", "return {'x': t[idx:idx+b]}"])
def test_what_is_no_pair_is_told_in_each_language(session: Session, folder: Path, returned: str) -> None:
    check = first_failure(session, folder, "1", dataset(returned))
    assert check.in_words.problem is not None
    assert ("return x, y" in check.in_words.problem.zh) == ("return " in returned)
    assert check.picture is None


def test_a_tensor_of_zeros_is_never_shown_as_expected(session: Session, folder: Path) -> None:
    """The public test of 3b knows the shape of the logits only."""
    body = "logits, loss = model(input_ids, targets=labels)\n    return logits.transpose(1, 2), loss"
    check = first_failure(session, folder, "3b", f"def forward(model, input_ids, labels):\n    {body}\n")
    assert check.in_words.expected is not None
    assert check.in_words.expected.en == "a tensor of shape [2, 3, 6]"
    assert check.in_words.advice == answers.SWAPPED_AXES


def test_nan_logits_are_told_without_an_expectation(session: Session, folder: Path) -> None:
    body = "logits, loss = model(input_ids, targets=labels)\n    return logits * float('nan'), loss"
    check = first_failure(session, folder, "3b", f"def forward(model, input_ids, labels):\n    {body}\n")
    assert check.detail is not None
    assert "NaN" in check.detail.zh
    assert check.expected is None


def test_a_rate_that_was_found_did_not_come_back(session: Session, folder: Path) -> None:
    content = "def update_lr(optimizer, lr):\n    optimizer.param_groups[0]['lr'] = lr\n"
    check = first_failure(session, folder, "3a", content)
    assert check.looked_at == "param_groups[1]['lr']"
    assert (check.got, check.expected) == (0.02, 0.0005)


def test_without_a_return_no_curve_is_drawn(session: Session, folder: Path) -> None:
    content = "def warmup_lr(step, warmup_steps, max_lr):\n    lr = max_lr * (step + 1) / warmup_steps\n"
    check = first_failure(session, folder, "2a", content)
    assert check.picture is None
    assert check.in_words.problem == answers.FORGOT_RETURN
