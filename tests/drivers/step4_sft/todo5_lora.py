"""Asks optional TODO 5: what a frozen layer with its correction makes of x, and which gradients there are."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
from torch import nn

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed


@in_words(
    "LoRALinear(nn.Linear({n_in}, {n_out}), r={r}, alpha={alpha})(x)   # x: FloatTensor{shape}, seed = {seed}"
)
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def corrected(
    student: types.ModuleType, seed: int, shape: list[int], n_in: int, n_out: int, r: int, alpha: float
) -> dict[str, Any]:
    """Drawn: the layer's weight and bias, A, B, then x, [*shape, n_in]; and the gradients of x, A and B."""
    rng = np.random.default_rng(seed)
    linear = nn.Linear(n_in, n_out)
    linear.weight.data, linear.bias.data = drawn(rng, (n_out, n_in)), drawn(rng, (n_out,))
    layer = student.LoRALinear(linear, r, alpha)
    layer.A.data, layer.B.data = drawn(rng, (r, n_in)), drawn(rng, (n_out, r))
    return observed(lambda x: layer(x), {"x": drawn(rng, [*shape, n_in])}, {"A": layer.A, "B": layer.B}, seed)
