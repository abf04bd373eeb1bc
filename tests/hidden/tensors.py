"""What suites that compare tensors and their gradients share: the inputs drawn again, and the comparisons.

Inputs are drawn again from the seed in the order that the driver says (``tests/drivers/tensors.py``). A gradient is that
of the sum of result times weights, where ``default_rng(seed + 1).normal`` gives the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from autograder.suite import Result, alike

Array = np.ndarray
GRAIN = 64
RELATIVE = 1e-5


@dataclass(frozen=True)
class Expected:
    """The value of one answer, its gradients by the name of what they belong to, and what was handed in, by its name."""

    value: Array
    gradients: dict[str, Array] = field(default_factory=dict)
    inputs: dict[str, Array] = field(default_factory=dict)


def drawn(rng: np.random.Generator, shape: Sequence[int], scale: float = 1.0) -> Array:
    """float64[shape]: what the driver draws."""
    return np.round(rng.normal(size=tuple(shape)) * scale * GRAIN) / GRAIN


def sum_weights(seed: int, shape: Sequence[int]) -> Array:
    """The weights of the sum whose gradients are asked for."""
    return np.random.default_rng(seed + 1).normal(size=tuple(shape))


def check_close(result: Result, expected: Array, relative: float = RELATIVE) -> None:
    """float32 of this shape, finite, and within ``relative`` of the largest entry."""
    largest = float(np.abs(expected).max()) if expected.size else 0.0
    result.all_close(expected.astype(np.float32), atol=relative * max(largest, 1e-3))


def check(answer: Result, expected: Expected) -> None:
    """Value, then gradients: a result without a graph would be of no use in training."""
    check_close(answer["value"], expected.value)
    check_gradients(answer, expected)


def check_gradients(answer: Result, expected: Expected) -> None:
    """All gradients of an answer."""
    answer.concluded(
        "differentiable",
        all(f"gradient of {name}" in answer.value for name in expected.gradients),
        zh="求不了梯度：结果应是还连着计算图的张量（.item()、.detach()、torch.no_grad()、numpy 会切断它）",
        en="no gradient can be computed: the result should be a tensor that is still part of the graph (.item(), "
        ".detach(), torch.no_grad(), numpy cut it off)",
    )
    for name, gradient in expected.gradients.items():
        check_close(answer[f"gradient of {name}"], gradient)


def check_unchanged(answer: Result, inputs: Mapping[str, Array]) -> None:
    """The arguments are what they were."""
    answer.concluded(
        "unchanged",
        all(alike(answer[f"{name} afterwards"].value, value) for name, value in inputs.items()),
        zh="参数里的张量被改变了",
        en="a tensor among the arguments was changed",
    )
