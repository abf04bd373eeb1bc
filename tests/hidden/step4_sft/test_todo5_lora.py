"""Optional TODO 5: the frozen layer plus alpha / r times x Aᵀ Bᵀ, and gradients for A and B."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.suite import Student, points
from tests.hidden import tensors
from tests.hidden.tensors import Expected, drawn, sum_weights


def expected(seed: int, shape: list[int], n_in: int, n_out: int, r: int, alpha: float) -> Expected:
    """Row by row, from the definition."""
    rng = np.random.default_rng(seed)
    weight, bias = drawn(rng, (n_out, n_in)), drawn(rng, (n_out,))
    narrow, wide = drawn(rng, (r, n_in)), drawn(rng, (n_out, r))
    x = drawn(rng, [*shape, n_in])
    rows = x.reshape(-1, n_in)
    whole = weight + alpha / r * np.einsum("or,ri->oi", wide, narrow)
    back = sum_weights(seed, [*shape, n_out]).reshape(-1, n_out)
    to_weight = np.einsum("no,ni->oi", back, rows) * alpha / r
    gradients = {
        "x": (back @ whole).reshape(x.shape),
        "A": np.einsum("or,oi->ri", wide, to_weight),
        "B": np.einsum("oi,ri->or", to_weight, narrow),
    }
    return Expected((rows @ whole.T + bias).reshape([*shape, n_out]), gradients, {"x": x})


def check(student: Student, *questions: dict[str, Any]) -> None:
    """All of the questions, then the comparisons."""
    answers = [student.corrected(**asked) for asked in questions]
    for answer, asked in zip(answers, questions, strict=True):
        tensors.check(answer, expected(**asked))


@points(
    0,
    zh="linear(x) 加上 alpha / r 乘以 x Aᵀ Bᵀ，对任何形状都一样；梯度能传到 A、B 和 x。",
    en="linear(x) plus alpha / r times x Aᵀ Bᵀ, whatever the shape; gradients reach A, B and x.",
)
def test_values_and_gradients(student: Student) -> None:
    check(
        student,
        {"seed": 51, "shape": [3], "n_in": 4, "n_out": 5, "r": 2, "alpha": 3.0},
        {"seed": 52, "shape": [2, 3], "n_in": 6, "n_out": 2, "r": 4, "alpha": 1.0},
        {"seed": 53, "shape": [1], "n_in": 1, "n_out": 1, "r": 1, "alpha": 0.5},
        {"seed": 54, "shape": [2, 1, 2], "n_in": 3, "n_out": 3, "r": 3, "alpha": 8.0},
    )
