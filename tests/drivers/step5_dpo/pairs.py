"""What this step's drivers share: answers drawn from a seed, and functions of the policy's numbers and the reference's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from autograder.model import plain
from tests.drivers.tensors import observed

IGNORED = -100


def drawn_targets(rng: np.random.Generator, shape: Sequence[int], vocabulary: int) -> Tensor:
    """LongTensor[B, T]: ids below ``vocabulary``, then which of them count, about six in ten. The last place of each row
    does, so that every row has one that counts.
    """
    ids = rng.integers(vocabulary, size=tuple(shape))
    counts = rng.random(size=tuple(shape)) < 0.6
    counts[:, -1] = True
    return torch.from_numpy(np.where(counts, ids, IGNORED))


def beside(
    function: Callable[..., Any], trained: Mapping[str, Tensor], fixed: Mapping[str, Tensor], seed: int
) -> dict[str, Any]:
    """As ``observed``: ``trained`` are asked for gradients, ``fixed`` (the reference's) have none, as in training."""
    passed = {name: value.clone() for name, value in fixed.items()}
    seen = observed(lambda **inputs: function(**inputs, **passed), trained, {}, seed)
    for name, value in fixed.items():
        seen |= {f"{name} before": plain.array(value), f"{name} afterwards": plain.array(passed[name])}
    return seen
