"""Naming by likeness: a mistake that no known one answers exactly as, but that is nearly one of them, and nearly no other."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from autograder.model.verdict import Text
from autograder.model.wire import Answer, Raised
from autograder.suite.compare import Behaviour, agreement, behaviour_of
from autograder.suite.naming import Known, best_match, common_of, near_match

RIGHT = [float(n) for n in range(20)]


def behaves(values: list[float]) -> Behaviour:
    return behaviour_of([Answer(np.array([value, value])) for value in values])


def known(name: str, values: list[float], at_random: bool = False) -> Known:
    return Known(name, Text(zh=f"{name} 中文", en=f"{name} in English"), behaves(values), at_random, name)


def shifted(by: float, but_for: dict[int, float] | None = None) -> list[float]:
    """All answers wrong by the same, but for some."""
    return [(but_for or {}).get(n, value + by) for n, value in enumerate(RIGHT)]


def test_agreement_counts_the_questions_that_either_gets_wrong() -> None:
    right = behaves(RIGHT)
    assert agreement(behaves(shifted(1)), behaves(shifted(1)), right) == 1.0
    assert agreement(behaves(shifted(1, {3: 3.0})), behaves(shifted(1)), right) == 19 / 20
    assert agreement(behaves(shifted(1, {3: 77.0})), behaves(shifted(1)), right) == 19 / 20
    assert agreement(right, right, right) == 0.0
    half = {n: float(n) for n in range(10)}  # two that are wrong in ten places each, of which they share ten
    assert agreement(behaves(shifted(1, half)), behaves(shifted(1, half)), right) == 1.0
    other = {n: float(n) for n in range(10, 20)}
    assert agreement(behaves(shifted(1, half)), behaves(shifted(1, other)), right) == 0.0


def test_an_answer_of_another_shape_in_between_moves_no_other() -> None:
    """Protects the places of the numbers: answers before a longer one, and after it, are compared with their own."""
    longer = [Answer(np.array([value, value])) for value in shifted(1)]
    longer[5] = Answer(np.zeros(7))
    raising = [Answer(np.array([value, value])) for value in shifted(1)]
    raising[2] = Answer(None, raised=Raised("ValueError", ""))
    right, wrong = behaves(RIGHT), behaves(shifted(1))
    assert agreement(behaviour_of(longer), wrong, right) == 19 / 20
    assert agreement(behaviour_of(raising), behaviour_of(longer), right) == 18 / 20


def test_what_is_nearly_one_mistake_and_no_other_is_named_and_told_as_likely() -> None:
    catalogue = [known("moved", shifted(1)), known("doubled", [2 * value + 1 for value in RIGHT])]
    asked, right = behaves(shifted(1, {3: 77.0})), behaves(RIGHT)
    assert best_match(catalogue, asked, right, flaky=False) is None
    found = near_match(catalogue, asked, right)
    assert found is not None
    assert found.misconception == "moved"
    assert (
        found.explanation.en
        == "this looks like a known mistake (most answers are the same): moved in English"
    )
    assert found.explanation.zh.startswith("这看起来像一个常见的错误")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(shifted(1, dict.fromkeys(range(4), -5.0)), id="only four fifths agree"),
        pytest.param(shifted(7), id="nothing agrees"),
        pytest.param(RIGHT, id="all is right"),
    ],
)
def test_what_is_less_alike_gets_no_name(asked: list[float]) -> None:
    assert near_match([known("moved", shifted(1))], behaves(asked), behaves(RIGHT)) is None


def test_two_misconceptions_that_are_equally_near_name_none_of_them() -> None:
    catalogue = [known("one", shifted(1, {0: 50.0})), known("other", shifted(1, {0: 60.0}))]
    asked, right = behaves(shifted(1, {0: 70.0})), behaves(RIGHT)
    assert near_match(catalogue, asked, right) is None
    same = [known("one", shifted(1, {0: 50.0})), msgspec.structs.replace(catalogue[1], misconception="one")]
    found = near_match(same, asked, right)
    assert found is not None
    assert found.misconception == "one", "two files of one misconception are no rivals"


def test_what_answers_at_random_is_never_what_something_looks_like() -> None:
    asked = behaves(shifted(1, {3: 77.0}))
    assert near_match([known("dice", shifted(1), at_random=True)], asked, behaves(RIGHT)) is None


def test_the_public_record_holds_whole_behaviours_only() -> None:
    """Protects what students get: likeness needs the hidden questions; the record of the public ones stays as it was."""
    common = common_of([], [Answer(1.0)], [known("moved", shifted(1))])
    assert common.right.parts == []
    assert common.known[0].behaviour.parts == []
    assert "parts" not in msgspec.to_builtins(common.right)
