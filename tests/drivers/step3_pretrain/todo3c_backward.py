"""Asks TODO 3c: trains a small float64 model with dropout for some steps and hands back norms and parameters."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch import nn

from autograder.sandbox import plain
from autograder.sandbox.plain import in_words

INPUTS, HIDDEN, OUTPUTS, BATCH = 4, 5, 3, 6


@in_words(
    "backward_and_step(loss, model, optimizer, max_norm={max_norm})"
    "   # {steps} times; {optimizer}, lr of its groups: {rates}; seed {seed}"
)
def train(
    student: types.ModuleType, seed: int, optimizer: str, rates: list[float], max_norm: float, steps: int
) -> dict[str, Any]:
    """Call the student once per batch. Returns the norm of every step, and the parameters after the first and the
    last one.

    Weights and data are ``numpy.random.default_rng(seed).normal(size=…)``: the weights in the model's order, times
    0.5, then per batch x, y. The loss is the squared error, averaged within a batch, times 1 + 3 * (step mod 2): so
    small and large gradients take turns. Dropout is seeded with seed + step before each pass.
    """
    rng = np.random.default_rng(seed)
    model = _model(rng)
    chosen = _optimizer(optimizer, model, rates)
    seen: dict[str, Any] = {}
    for step in range(steps):
        x, y = (
            torch.from_numpy(rng.normal(size=(BATCH, INPUTS))),
            torch.from_numpy(rng.normal(size=(BATCH, OUTPUTS))),
        )
        torch.manual_seed(seed + step)
        loss = ((model(x) - y) ** 2).mean() * (1 + 3 * (step % 2))
        seen[f"norm, step {step}"] = plain.number(student.backward_and_step(loss, model, chosen, max_norm))
        if step in (0, steps - 1):
            named = model.named_parameters()
            seen |= {f"{name} after step {step}": plain.array(parameter) for name, parameter in named}
    return seen


def warm() -> None:
    """Run the model there and back once."""
    model = _model(np.random.default_rng(0))
    model(torch.zeros(BATCH, INPUTS, dtype=torch.float64)).sum().backward()
    for name in ("SGD", "AdamW"):
        _optimizer(name, model, [0.0, 0.0]).step()


def _model(rng: np.random.Generator) -> nn.Sequential:
    model = nn.Sequential(
        nn.Linear(INPUTS, HIDDEN), nn.Dropout(0.25), nn.Tanh(), nn.Linear(HIDDEN, OUTPUTS)
    ).double()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.from_numpy(0.5 * rng.normal(size=tuple(parameter.shape))))
    return model.train()


def _optimizer(name: str, model: nn.Sequential, rates: list[float]) -> torch.optim.Optimizer:
    """Two parameter groups with rates of their own: the first and the second linear layer."""
    groups = [
        {"params": list(layer.parameters()), "lr": rate}
        for layer, rate in zip((model[0], model[3]), rates, strict=True)
    ]
    return (
        torch.optim.SGD(groups, lr=0.0)
        if name == "SGD"
        else torch.optim.AdamW(groups, lr=0.0, weight_decay=0.1)
    )
