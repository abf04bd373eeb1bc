"""Asks TODO 1: the log-probabilities of drawn answers."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import advises, returns
from autograder.model.plain import in_words
from tests.drivers.step5_dpo.pairs import drawn_targets
from tests.drivers.tensors import drawn, observed, returned


@in_words("sequence_log_probs(logits, targets)   # logits: FloatTensor{shape} of size {scale}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
@advises(
    "value",
    r"array\[\] .*",
    zh="这是一个数，像是整批的和或平均：要的是每个回答一个数。",
    en="This is a single number, like a sum or mean over the batch: one number for each answer is asked for.",
)
def log_probs(student: types.ModuleType, seed: int, shape: list[int], scale: float) -> dict[str, Any]:
    """The log-probability of each row, and the gradient with respect to the logits.

    Drawn: logits of ``shape`` [B, T, V], then targets [B, T] and which of them count.
    """
    rng = np.random.default_rng(seed)
    logits = drawn(rng, shape, scale)
    targets = drawn_targets(rng, shape[:2], shape[2])
    return observed(
        lambda logits, targets: student.sequence_log_probs(logits, targets),
        {"logits": logits, "targets": targets},
        {},
        seed,
    )


@in_words("sequence_log_probs(torch.tensor({logits}), torch.tensor({targets}))")
@returns(answer="array[20000]")
def by_hand(student: types.ModuleType, logits: list[list[list[float]]], targets: list[list[int]]) -> Any:
    """The log-probabilities of these answers."""
    return returned(student.sequence_log_probs(torch.tensor(logits), torch.tensor(targets)))


def warm() -> None:
    """Take a logarithm of softmax there and back once."""
    logits = torch.zeros(1, 2, 3, requires_grad=True)
    targets = torch.zeros(1, 2, dtype=torch.int64)
    torch.log_softmax(logits, -1).gather(-1, targets.unsqueeze(-1)).sum().backward()
