"""Difficulty and discrimination are the textbook's figures, and the advice says the right thing about them."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.views.item_analysis import ItemSums, advice
from tests.autograder.views.classes import CRASHED, OPEN, RIGHT, STEP, WRONG, numbers_of, verdict


def sums(passed: list[bool], rest: list[float]) -> ItemSums:
    item = ItemSums()
    for one, score in zip(passed, rest, strict=True):
        item.add(one, score)
    return item


def test_discrimination_is_the_correlation_with_the_rest_of_the_score() -> None:
    rng = np.random.default_rng(3)
    rest = rng.uniform(0, 95, size=200)
    passed = rest + rng.normal(0, 30, size=200) > 50
    item = sums(passed.tolist(), rest.tolist())
    assert item.difficulty == pytest.approx(passed.mean())
    assert item.discrimination == pytest.approx(np.corrcoef(passed, rest)[0, 1], abs=1e-9)


@pytest.mark.parametrize(
    ("passed", "rest"),
    [
        ([], []),
        ([True] * 12, list(range(12))),
        ([False] * 12, list(range(12))),
        ([True, False] * 6, [40.0] * 12),
    ],
)
def test_where_nothing_varies_there_is_no_discrimination(passed: list[bool], rest: list[float]) -> None:
    assert sums(passed, rest).discrimination is None
    assert advice(sums(passed, rest)).sentence


@pytest.mark.parametrize(
    ("passed", "kind", "words"),
    [
        ([True] * 10 + [False] * 10, "look", "Students who do well elsewhere fail"),
        ([False] * 10 + [True] * 10, "good", "Does its job"),
        ([False] * 20, "look", "Nobody"),
        ([False] * 17 + [True] * 3, "look", "Very hard"),
        ([True] * 20, "quiet", "Nearly everybody"),
        ([True, False] * 10, "look", "little to do with the rest"),
        ([False, True], "quiet", "Too few"),
        ([False] * 4 + [True] * 20, "quiet", "Only 4 fail"),
        ([True] * 4 + [False] * 12, "quiet", "Only 4 pass"),
    ],
)
def test_the_advice_fits_the_figures(passed: list[bool], kind: str, words: str) -> None:
    given = advice(sums(passed, [float(number) for number in range(len(passed))]))
    assert given.kind == kind
    assert words in given.sentence


def test_the_checks_own_points_are_not_part_of_the_rest() -> None:
    """Else a check would agree with itself: here each TODO alone decides, and nothing goes with anything."""
    verdicts = [
        verdict(f"{a}{b}", {"1": RIGHT if a else WRONG, "2a": RIGHT if b else WRONG})
        for a in (0, 1)
        for b in (0, 1)
    ]
    (numbers,) = numbers_of(verdicts)
    for check in numbers.todos["2a"].checks.values():
        # The other three checks of the same TODO stay in the rest, as they should.
        others = [30.0 * (entry.todos[1].score > 0) * 3 / 8 for entry in verdicts]
        rest = [
            20.0 * (entry.todos[0].score > 0) + other for entry, other in zip(verdicts, others, strict=True)
        ]
        passed = [entry.todos[1].score > 0 for entry in verdicts]
        assert check.reached.discrimination == pytest.approx(np.corrcoef(passed, rest)[0, 1], abs=1e-9)


def test_only_attempts_count_and_a_crash_is_a_failed_one() -> None:
    (numbers,) = numbers_of(
        [verdict("open", {"1": OPEN}), verdict("crashed", {"1": CRASHED}), verdict("right")],
    )
    for check in numbers.todos[STEP.todos[0].id].checks.values():
        assert (check.reached.students, check.reached.passed) == (2, 1)
