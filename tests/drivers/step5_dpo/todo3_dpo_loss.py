"""Asks TODO 3: the loss of drawn pairs, and of pairs with a certain margin."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model import plain
from autograder.model.declared import CurveAlong, Text, advises, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.step5_dpo.pairs import beside
from tests.drivers.tensors import drawn

NAMES = ("policy_chosen", "policy_rejected", "reference_chosen", "reference_rejected")


@in_words("dpo_loss(…, beta={beta})   # four FloatTensor[{pairs}] of size {scale}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[2000]",
        "* before": "array[2000]",
        "* afterwards": "array[2000]",
        "gradient of *": "array[2000]",
    },
)
@advises(
    "value",
    r"array\[\d+\] .*",
    zh="这是每一对的损失：要的是一个数，它们的平均。",
    en="These are the losses of all pairs: one number is asked for, their mean.",
)
def losses(student: types.ModuleType, seed: int, pairs: int, beta: float, scale: float) -> dict[str, Any]:
    """The loss, and its gradients with respect to the policy's numbers. Drawn in the order of the arguments."""
    rng = np.random.default_rng(seed)
    four = {name: drawn(rng, [pairs], scale) for name in NAMES}
    return beside(
        lambda **four: student.dpo_loss(*(four[name] for name in NAMES), beta),
        {name: four[name] for name in NAMES[:2]},
        {name: four[name] for name in NAMES[2:]},
        seed,
    )


@in_words(
    "dpo_loss(torch.tensor([{margin}.0]), torch.tensor([0.0]), torch.tensor([0.0]), torch.tensor([0.0]), {beta})"
)
@returns(answer="number")
@pictured(
    CurveAlong(
        "margin",
        first=lambda call: -8,
        last=lambda call: 8,
        title=Text(zh="损失", en="loss"),
    )
)
def loss_at(student: types.ModuleType, margin: int, beta: float) -> Any:
    """The loss of one pair whose chosen answer the policy has made likelier by so much, and whose others are at 0."""
    zero = torch.zeros(1)
    return plain.number(student.dpo_loss(torch.tensor([float(margin)]), zero, zero, zero, beta))


@in_words(
    "dpo_loss(torch.tensor({policy_chosen}), torch.tensor({policy_rejected}), torch.tensor({reference_chosen}), "
    "torch.tensor({reference_rejected}), {beta})"
)
@returns(answer="number")
def by_hand(
    student: types.ModuleType,
    policy_chosen: list[float],
    policy_rejected: list[float],
    reference_chosen: list[float],
    reference_rejected: list[float],
    beta: float,
) -> Any:
    """The loss of these pairs."""
    four = (policy_chosen, policy_rejected, reference_chosen, reference_rejected)
    return plain.number(student.dpo_loss(*map(torch.tensor, four), beta))


def warm() -> None:
    """Go through the functions that a loss is made of once, there and back."""
    x = torch.zeros(2, requires_grad=True)
    (torch.nn.functional.logsigmoid(x).mean() + torch.nn.functional.softplus(-x).mean()).backward()
