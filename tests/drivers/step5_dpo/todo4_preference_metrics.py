"""Asks TODO 4: accuracy and margin of rewards."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model import plain
from autograder.model.declared import advises, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn


@in_words("preference_metrics(torch.tensor({chosen}), torch.tensor({rejected}))")
@returns(
    "accuracy",
    "margin",
    answer={
        "accuracy": "number",
        "margin": "number",
        "types": "text[200]",
        "chosen before": "array[2000]",
        "chosen afterwards": "array[2000]",
        "rejected before": "array[2000]",
        "rejected afterwards": "array[2000]",
    },
)
@advises(
    "accuracy",
    r"Tensor.*",
    zh="返回两个数：先准确率，后平均差距。这里的第一个是一排数：还没有求平均？",
    en="Two numbers are to be returned: accuracy, then mean margin. The first one here is a row of numbers: is the mean missing?",
)
def metrics(student: types.ModuleType, chosen: list[float], rejected: list[float]) -> dict[str, Any]:
    """Accuracy and margin of these rewards, their types, and the rewards afterwards."""
    return _asked(student, torch.tensor(chosen), torch.tensor(rejected))


@in_words("preference_metrics(chosen, rejected)   # FloatTensor[{pairs}] each, seed = {seed}")
@returns(
    "accuracy",
    "margin",
    answer={
        "accuracy": "number",
        "margin": "number",
        "types": "text[200]",
        "chosen before": "array[2000]",
        "chosen afterwards": "array[2000]",
        "rejected before": "array[2000]",
        "rejected afterwards": "array[2000]",
    },
)
def metrics_of_drawn(student: types.ModuleType, seed: int, pairs: int) -> dict[str, Any]:
    """The same of drawn rewards: first those of the chosen answers. About every fourth pair is a tie."""
    rng = np.random.default_rng(seed)
    chosen, rejected = drawn(rng, [pairs]), drawn(rng, [pairs])
    ties = torch.from_numpy(rng.random(pairs) < 0.25)
    return _asked(student, chosen, torch.where(ties, chosen, rejected))


def _kind(value: Any) -> str:
    """The name of a value's type; of what is a tensor or an array, that it is one, whatever its class calls itself."""
    if isinstance(value, torch.Tensor):
        return "Tensor"
    return "ndarray" if isinstance(value, np.ndarray) else plain.type_name(value)


def _asked(student: types.ModuleType, chosen: torch.Tensor, rejected: torch.Tensor) -> dict[str, Any]:
    before = {"chosen before": plain.array(chosen), "rejected before": plain.array(rejected)}
    result = student.preference_metrics(chosen, rejected)
    pair = list(result) if isinstance(result, tuple | list) and len(result) == 2 else None
    if pair is None:
        # Not a pair: whatever it is stands in the place of both.
        odd = None if result is None else plain.number(result)
        pair_seen = {"accuracy": odd, "margin": odd, "types": plain.type_name(result)}
    else:
        accuracy, margin = map(plain.number, pair)
        pair_seen = {
            "accuracy": accuracy,
            "margin": margin,
            "types": ", ".join(map(_kind, pair))[:200],
        }
    return {
        **pair_seen,
        **before,
        "chosen afterwards": plain.array(chosen),
        "rejected afterwards": plain.array(rejected),
    }
