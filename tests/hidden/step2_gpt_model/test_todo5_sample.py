"""TODO 5 (optional): softmax of the k largest scores over the temperature, 0 elsewhere."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.suite import Result, Student, points
from tests.hidden.tensors import check_unchanged

SCORES = [1.5, -0.75, 3.0, 0.25, 2.0, -2.0]


def probabilities(logits: list[float], temperature: float, top_k: int | None) -> np.ndarray:
    """Sorted, cut off, shared out; in float64."""
    kept = sorted(range(len(logits)), key=lambda i: -logits[i])[: len(logits) if top_k is None else top_k]
    largest = logits[kept[0]]
    weights = {i: math.exp((logits[i] - largest) / temperature) for i in kept}
    return np.array([weights.get(i, 0.0) / sum(weights.values()) for i in range(len(logits))])


def check(answer: Result, logits: list[float], temperature: float, top_k: int | None) -> None:
    expected = probabilities(logits, temperature, top_k)
    answer["probabilities"].all_close(expected.astype(np.float32), atol=1e-5)


@points(
    0,
    zh="温度除分数：小于 1 时更偏向高分，大于 1 时更平均；概率加起来是 1。",
    en="The temperature divides the scores: below 1 high scores gain, above 1 it evens out; the probabilities add up to 1.",
)
def test_temperature(student: Student) -> None:
    temperatures = (0.3, 1.0, 2.5)
    answers = [student.probabilities(logits=SCORES, temperature=t, top_k=None) for t in temperatures]
    for answer, temperature in zip(answers, temperatures, strict=True):
        check(answer, SCORES, temperature, None)


@points(
    0,
    zh="只留下分数最高的 k 个，其余正好是 0，留下的加起来是 1；k 大于 V 时全部留下。",
    en="Only the k highest scores are kept, the rest is exactly 0, and the kept ones add up to 1; a k above V keeps all.",
)
def test_top_k(student: Student) -> None:
    sizes = (1, 3, 6, 50)
    answers = [student.probabilities(logits=SCORES, temperature=0.8, top_k=k) for k in sizes]
    for answer, k in zip(answers, sizes, strict=True):
        check(answer, SCORES, 0.8, k)


@points(
    0,
    zh="对任何分数都一样，再大也不溢出；logits 本身不变。",
    en="It is the same for all scores, however large; logits itself stays as it is.",
)
@settings(max_examples=12)
@given(
    logits=st.lists(st.integers(-800, 800), min_size=1, max_size=8, unique=True),
    temperature=st.sampled_from([0.25, 0.5, 1.0, 2.0]),
    top_k=st.none() | st.integers(1, 9),
)
def test_any_scores(student: Student, logits: list[int], temperature: float, top_k: int | None) -> None:
    scores = [float(score) for score in logits]
    answer = student.probabilities(logits=scores, temperature=temperature, top_k=top_k)
    check(answer, scores, temperature, top_k)
    check_unchanged(answer, {"logits": np.array(scores)})
