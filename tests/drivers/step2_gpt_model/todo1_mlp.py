"""Asks TODO 1: an MLP with drawn weights, evaluating and training."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned


@in_words("MLP(n_embd={width}, dropout=0.5).eval()(x)   # x: FloatTensor{shape}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def evaluating(student: types.ModuleType, seed: int, shape: list[int], width: int) -> dict[str, Any]:
    """The result for x of [*shape, width]; gradients with respect to x and both weights. All drawn from the seed: fc's
    weight, proj's, x."""
    rng = np.random.default_rng(seed)
    mlp = _mlp(student, rng, width, 0.5).eval()
    x = drawn(rng, [*shape, width])
    parts = {"fc.weight": mlp.fc.weight, "proj.weight": mlp.proj.weight}
    return observed(lambda x: mlp(x), {"x": x}, parts, seed)


@in_words("MLP(n_embd=1, dropout=0.5).eval()(torch.tensor([{x}]))   # fc: {fc}, proj: {proj}")
@returns(answer="array[20000]")
def by_hand(student: types.ModuleType, fc: list[float], proj: list[float], x: float) -> Any:
    """The result for one number; fc and proj are the four weights of each layer."""
    mlp = student.MLP(1, 0.5).eval()
    with torch.no_grad():
        mlp.fc.weight.copy_(torch.tensor(fc)[:, None])
        mlp.proj.weight.copy_(torch.tensor(proj)[None])
    return returned(mlp(torch.tensor([x])))


@in_words(
    "MLP(n_embd={width}, dropout={dropout}).train()(x)   # x: FloatTensor[{rows}, {width}], seed = {seed}"
)
@returns(
    "training",
    "evaluating",
    answer={"training": "array[20000]", "evaluating": "array[20000]", "mode": "array[1]"},
)
def training(student: types.ModuleType, seed: int, rows: int, width: int, dropout: float) -> dict[str, Any]:
    """The result while training, then while evaluating, for the same x; dropout draws from the seed as well."""
    rng = np.random.default_rng(seed)
    mlp = _mlp(student, rng, width, dropout)
    x = drawn(rng, (rows, width))
    torch.default_generator.manual_seed(seed)
    trained = returned(mlp.train()(x))
    torch.default_generator.manual_seed(seed)
    return {"training": trained, "evaluating": returned(mlp.eval()(x)), "mode": np.array(mlp.training)}


def _mlp(student: types.ModuleType, rng: np.random.Generator, width: int, dropout: float) -> Any:
    mlp = student.MLP(width, dropout)
    with torch.no_grad():
        mlp.fc.weight.copy_(drawn(rng, (4 * width, width)))
        mlp.proj.weight.copy_(drawn(rng, (width, 4 * width)))
    return mlp


def warm() -> None:
    """Run two layers with GELU and dropout there and back once."""
    x = torch.ones(2, 3, requires_grad=True)
    y = torch.nn.functional.gelu(torch.nn.Linear(3, 3, bias=False)(x))
    torch.autograd.grad(torch.nn.Dropout(0.5)(y).sum(), x)
