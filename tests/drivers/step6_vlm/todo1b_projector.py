"""Asks TODO 1b: a projector with drawn weights."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned


@in_words("Projector({vision_dim}, {text_dim})(x)   # x: FloatTensor{shape} + [{vision_dim}], seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def projected(
    student: types.ModuleType, seed: int, shape: list[int], vision_dim: int, text_dim: int
) -> dict[str, Any]:
    """The result for x of [*shape, vision_dim] while training; gradients with respect to x and both weights.

    Drawn: fc's weight, proj's, x.
    """
    rng = np.random.default_rng(seed)
    projector = student.Projector(vision_dim, text_dim).train()
    _put(projector, drawn(rng, (text_dim, vision_dim)), drawn(rng, (text_dim, text_dim)))
    x = drawn(rng, [*shape, vision_dim])
    parts = {"fc.weight": projector.fc.weight, "proj.weight": projector.proj.weight}
    return observed(lambda x: projector(x), {"x": x}, parts, seed)


@in_words("Projector({vision_dim}, {text_dim})(x), {times} times   # seed = {seed}")
@returns("values", answer={"values": "array[20000]"})
def again(student: types.ModuleType, seed: int, vision_dim: int, text_dim: int, times: int) -> dict[str, Any]:
    """One projector, called again and again with another x each time, as in training: [times, 2, text_dim]."""
    rng = np.random.default_rng(seed)
    projector = student.Projector(vision_dim, text_dim)
    _put(projector, drawn(rng, (text_dim, vision_dim)), drawn(rng, (text_dim, text_dim)))
    results = [projector(drawn(rng, (2, vision_dim))) for _ in range(times)]
    odd = [one for one in results if not isinstance(one, torch.Tensor) or one.shape != (2, text_dim)]
    return {"values": returned(odd[0] if odd else torch.stack(results))}


@in_words("Projector(1, {proj_rows})(torch.tensor([{x}]))   # fc: {fc}, proj: {proj}")
@returns(answer="array[20000]")
def by_hand(
    student: types.ModuleType, fc: list[float], proj: list[list[float]], x: float, proj_rows: int
) -> Any:
    """The result for one number; fc has a weight per row, proj is a matrix."""
    projector = student.Projector(1, proj_rows)
    _put(projector, torch.tensor(fc)[:, None], torch.tensor(proj))
    return returned(projector(torch.tensor([x])))


def _put(projector: Any, fc: torch.Tensor, proj: torch.Tensor) -> None:
    """The two weights, and zeros in the biases of a projector that was given some."""
    with torch.no_grad():
        for parameter in projector.parameters():
            if parameter.dim() == 1:
                parameter.zero_()
        projector.fc.weight.copy_(fc)
        projector.proj.weight.copy_(proj)


def warm() -> None:
    """Run two layers with GELU there and back once."""
    x = torch.ones(2, 3, requires_grad=True)
    y = torch.nn.functional.gelu(torch.nn.Linear(3, 3, bias=False)(x))
    torch.autograd.grad(torch.nn.functional.gelu(y, approximate="tanh").sum(), x)
