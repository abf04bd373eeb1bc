"""What drivers that ask functions of tensors share: inputs from a seed, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain

GRAIN = 64  # inputs are multiples of 1 / GRAIN: sums and differences of them are exact in float32


def drawn(rng: np.random.Generator, shape: Sequence[int], scale: float = 1.0) -> Tensor:
    """float32[shape]: normal numbers of that size, rounded to the grain."""
    return torch.from_numpy(
        (np.round(rng.normal(size=tuple(shape)) * scale * GRAIN) / GRAIN).astype(np.float32)
    )


def table(rng: np.random.Generator, rows: int, width: int) -> nn.Embedding:
    """An embedding of drawn weights, float32[rows, width]."""
    return nn.Embedding.from_pretrained(drawn(rng, (rows, width)), freeze=False)


def returned(result: Any) -> Any:
    """A tensor as an array; None as None (a missing return); anything else as the name of its type."""
    return None if result is None else plain.tensor(result)


def observed(
    function: Callable[..., Any],
    inputs: Mapping[str, Tensor],
    weights: Mapping[str, Tensor],
    seed: int,
) -> dict[str, Any]:
    """Call ``function`` with the inputs; what came back, the inputs as they were and as they are now, and gradients.

    There are no gradients when the result has no graph, or one that was used up. The gradients are those of a weighted sum of the result, its weights from ``default_rng(seed + 1)``, with respect to
    each input of floats and each of ``weights``. Inputs are no leaves, as in a model: whoever changes one is seen to.
    """
    leaves = {name: value.clone() for name, value in inputs.items()}
    for leaf in leaves.values():
        leaf.requires_grad_(leaf.is_floating_point())
    passed = {name: leaf * 1 for name, leaf in leaves.items()}
    torch.default_generator.manual_seed(seed)
    result = function(**passed)
    seen: dict[str, Any] = {"value": returned(result)}
    for name, value in inputs.items():
        seen |= {f"{name} before": plain.array(value), f"{name} afterwards": plain.array(passed[name])}
    asked = {name: leaf for name, leaf in leaves.items() if leaf.requires_grad} | dict(weights)
    gradients = _gradients(result, list(asked.values()), seed)
    for name, gradient in zip(asked, gradients or [], strict=False):
        seen[f"gradient of {name}"] = plain.array(gradient)
    return seen


def _gradients(result: Any, asked: Sequence[Tensor], seed: int) -> Sequence[Tensor] | None:
    """A gradient per tensor, zeros for those that the result doesn't depend on; None when there is no graph."""
    if not (isinstance(result, Tensor) and result.requires_grad):
        return None
    weights = torch.from_numpy(np.random.default_rng(seed + 1).normal(size=tuple(result.shape))).to(
        result.dtype
    )
    try:
        # Of a sum that is one number: given the weights as an argument, torch would import sympy first, which takes a
        # student's check most of a second.
        found = torch.autograd.grad((result * weights).sum(), list(asked), allow_unused=True)
    except RuntimeError:  # something in the graph was changed in place, or used up
        return None
    return [torch.zeros_like(of) if one is None else one for one, of in zip(found, asked, strict=True)]
