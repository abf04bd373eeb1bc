"""Asks TODO 3c: trains small float32 models, as the course's are, and hands back norms and parameters."""

from __future__ import annotations

import types
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.models import DrawnModel
from tests.drivers.step3_pretrain.around import next_numbers, seed_all, settings, settings_restored

INPUTS, HIDDEN, OUTPUTS, BATCH = 4, 5, 3, 6


class SmallModel(DrawnModel):
    """Linear, dropout, tanh, linear, in float32; its weights are half of what is drawn."""

    SHAPES: ClassVar = {
        "first_weight": (HIDDEN, INPUTS),
        "first_bias": (HIDDEN,),
        "second_weight": (OUTPUTS, HIDDEN),
        "second_bias": (OUTPUTS,),
    }
    first_weight: nn.Parameter
    first_bias: nn.Parameter
    second_weight: nn.Parameter
    second_bias: nn.Parameter

    def forward(self, x: Tensor) -> Tensor:
        """float32[BATCH, INPUTS] -> float32[BATCH, OUTPUTS]."""
        x = nn.functional.linear(x, self.first_weight, self.first_bias)
        x = torch.tanh(nn.functional.dropout(x, 0.25, self.training))
        return nn.functional.linear(x, self.second_weight, self.second_bias)


@in_words(
    "for _ in range({steps}): backward_and_step(loss, model, optimizer, max_norm={max_norm})"
    "   # optimizer: {optimizer}, lr: {rates}, seed = {seed}"
)
@returns("norm", answer={"norm, step *": "number", "* after step *": "array[200]"})
def train(
    student: types.ModuleType, seed: int, optimizer: str, rates: list[float], max_norm: float, steps: int
) -> dict[str, Any]:
    """Call the student once per batch. Returns the norm of every step, and the parameters after the first and the
    last one.

    Weights and data come from ``numpy.random.default_rng(seed)``: first the model's, then normal x and y per batch.
    The loss is the squared error, averaged within a batch, times 1 + 3 * (step mod 2): so small and large gradients
    take turns. All of it is rounded to float32. Dropout is seeded with seed + step before each pass.
    """
    rng = np.random.default_rng(seed)
    model = SmallModel(rng, scale=0.5, dtype=torch.float32)
    chosen = _optimizer(optimizer, model, rates)
    seen: dict[str, Any] = {}
    for step in range(steps):
        x, y = (
            torch.from_numpy(rng.normal(size=(BATCH, INPUTS))).float(),
            torch.from_numpy(rng.normal(size=(BATCH, OUTPUTS))).float(),
        )
        torch.default_generator.manual_seed(seed + step)
        loss = ((model(x) - y) ** 2).mean() * (1 + 3 * (step % 2))
        seen[f"norm, step {step}"] = plain.number(student.backward_and_step(loss, model, chosen, max_norm))
        if step in (0, steps - 1):
            named = model.named_parameters()
            seen |= {f"{name} after step {step}": plain.array(parameter) for name, parameter in named}
    return seen


class Weights(nn.Module):
    """As many single float32 weights as there are slopes, all 1 at first; the loss is the sum of slope * weight."""

    def __init__(self, slopes: list[float]) -> None:
        super().__init__()
        self.slopes = slopes
        self.weights = nn.ParameterList(torch.ones(1) for _ in slopes)

    def forward(self) -> Tensor:
        """float32[]: the loss."""
        return torch.stack(
            [slope * weight for slope, weight in zip(self.slopes, self.weights, strict=True)]
        ).sum()


@in_words(
    "optimizer = SGD(weights, lr={rate}); "
    "for _ in range({steps}): backward_and_step(sum(slopes * weights), model, optimizer, max_norm={max_norm})"
    "   # slopes = {slopes}, weights = [1.0, …]"
)
@returns("norm", answer={"norm, step *": "number", "weights": "array[200]"})
def slopes(
    student: types.ModuleType, slopes: list[float], rate: float, max_norm: float, steps: int
) -> dict[str, Any]:
    """Call the student for a loss whose gradients are the slopes. Returns every norm, and the weights at the end."""
    model = Weights(slopes)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    norms = {
        f"norm, step {step}": plain.number(student.backward_and_step(model(), model, optimizer, max_norm))
        for step in range(steps)
    }
    return norms | {"weights": plain.array(torch.cat([weight.detach() for weight in model.weights]))}


class Slopes(nn.Module):
    """Four float32 weights in two parameters, all 1 at first; the loss is the sum of slope * weight.

    Between them a parameter may stand that is frozen (``requires_grad`` is False): it never has a gradient.
    """

    def __init__(self, frozen: bool) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.ones(2))
        self.frozen = nn.Parameter(torch.ones(3), requires_grad=False) if frozen else None
        self.second = nn.Parameter(torch.ones(2))

    def forward(self, slopes: Tensor) -> Tensor:
        """float32[4] -> float32[]: the loss."""
        loss = torch.dot(slopes[:2], self.first) + torch.dot(slopes[2:], self.second)
        return loss if self.frozen is None else loss + self.frozen.sum()


@in_words(
    "optimizer = SGD([two groups of weights], lr={rate}, momentum=0.9); "
    "for slopes in {rows}: backward_and_step(sum(slopes * weights), model, optimizer, max_norm={max_norm})"
    "   # weights = [1.0, …], a frozen parameter beside them: {frozen}"
)
@returns(
    "norm",
    answer={
        "norm*": "number",
        "weights": "array[4]",
        "lr*": "number",
        "training": "array[3]",
        "settings*": "settings[10]",
        "next random numbers": "array[3]",
    },
)
def in_turn(
    student: types.ModuleType,
    rows: list[list[float]],
    rate: float,
    max_norm: float,
    frozen: bool = False,
    seed: int = 0,
) -> dict[str, Any]:
    """Call the student once per row of slopes, on the same model and optimizer. Returns every norm and the weights at
    the end; the optimizer's rate, the model's modes, torch's settings and the next random numbers show what else it did.
    """
    model = Slopes(frozen)
    trained = [model.first, model.second]
    groups = [{"params": [parameter]} for parameter in trained]
    optimizer = torch.optim.SGD(groups, lr=rate, momentum=0.9)
    seed_all(seed)
    before = settings()
    with settings_restored():
        norms = {
            f"norm, step {step}": plain.number(
                student.backward_and_step(model(slopes), model, optimizer, max_norm)
            )
            for step, slopes in enumerate(torch.tensor(rows))
        }
        after = settings()
    return norms | {
        "weights": plain.array(torch.cat([parameter.detach() for parameter in trained])),
        **{f"lr of group {i}": plain.number(group["lr"]) for i, group in enumerate(optimizer.param_groups)},
        "training": np.array([model.training, *(parameter.requires_grad for parameter in trained)]),
        "settings": after,
        "settings before": before,
        "next random numbers": next_numbers(),
    }


def warm() -> None:
    """Run the model there and back once."""
    model = SmallModel(np.random.default_rng(0), scale=0.5, dtype=torch.float32)
    model(torch.zeros(BATCH, INPUTS)).sum().backward()
    Weights([1.0, 2.0])().backward()
    Slopes(frozen=True)(torch.ones(4)).backward()
    next_numbers()
    for name in ("SGD", "AdamW"):
        _optimizer(name, model, [0.0, 0.0]).step()


def _optimizer(name: str, model: SmallModel, rates: list[float]) -> torch.optim.Optimizer:
    """Two parameter groups with rates of their own: the first and the second linear layer."""
    groups = [
        {"params": [model.first_weight, model.first_bias], "lr": rates[0]},
        {"params": [model.second_weight, model.second_bias], "lr": rates[1]},
    ]
    if name == "SGD":
        return torch.optim.SGD(groups, lr=0.0)
    return torch.optim.AdamW(groups, lr=0.0, weight_decay=0.1)
