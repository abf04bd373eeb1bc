"""Optional TODO 5: what you can check yourself."""

from __future__ import annotations

import numpy as np

from autograder.suite import Student, points


@points(
    0,
    zh="线性层的结果，加上 alpha / r 乘以 x Aᵀ Bᵀ。",
    en="The layer's result, plus alpha / r times x Aᵀ Bᵀ.",
)
def test_values(student: Student) -> None:
    answer = student.corrected(seed=3, shape=[2], n_in=3, n_out=2, r=2, alpha=4.0)
    rng = np.random.default_rng(3)
    weight, bias, narrow, wide, x = (
        np.round(rng.normal(size=shape) * 64) / 64 for shape in ((2, 3), (2,), (2, 3), (2, 2), (2, 3))
    )
    right = x @ weight.T + bias + 4.0 / 2 * x @ narrow.T @ wide.T
    answer["value"].all_close(right.astype(np.float32), rtol=1e-4, atol=1e-4)
