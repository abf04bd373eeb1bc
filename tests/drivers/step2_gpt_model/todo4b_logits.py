"""Asks TODO 4b: scores of all tokens, by blocks that do something definite, though not what blocks do."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.step2_gpt_model.parts import Affine
from tests.drivers.tensors import drawn, observed, returned, table


@in_words(
    "logits(x, blocks, ln_f, token_embedding)"
    "   # x: FloatTensor{shape}, len(blocks) = {blocks}, V = {vocabulary}, seed = {seed}"
)
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
        "calls": "text[300]",
    },
)
def logits(
    student: types.ModuleType, seed: int, shape: list[int], blocks: int, vocabulary: int
) -> dict[str, Any]:
    """The scores, the gradients with respect to x and the table, and which part was called when.

    Drawn: scale and shift of each block and of ln_f (each is scale * x + shift), the table, x. ``shape`` is [B, T, C].
    """
    rng = np.random.default_rng(seed)
    log: list[str] = []
    width = shape[-1]
    parts = nn.ModuleList(Affine(f"block {number}", rng, width, log) for number in range(blocks))
    ln_f = Affine("ln_f", rng, width, log)
    tokens = table(rng, vocabulary, width)
    inputs = {"x": drawn(rng, shape)}
    weights = {"token_embedding": tokens.weight}
    seen = observed(lambda x: student.logits(x, parts, ln_f, tokens), inputs, weights, seed)
    return seen | {"calls": ", ".join(log)[:300]}


class Step(nn.Module):
    """(x + add) * times."""

    def __init__(self, add: float, times: float) -> None:
        super().__init__()
        self.add, self.times = add, times

    def forward(self, x: Tensor) -> Tensor:
        """[..., C] -> [..., C]."""
        return (x + self.add) * self.times


@in_words(
    "logits(torch.tensor([[{x}]]), blocks, ln_f, token_embedding)   # blocks: 2 * (x + one of {adds}); ln_f: {times} * x; weight: {weight}"
)
@returns(answer="array[20000]")
def by_hand(
    student: types.ModuleType, x: list[float], adds: list[float], times: float, weight: list[list[float]]
) -> Any:
    """The scores at one place: each block adds its number and doubles, ln_f multiplies."""
    tokens = nn.Embedding.from_pretrained(torch.tensor(weight))
    blocks = nn.ModuleList(Step(add, 2.0) for add in adds)
    return returned(student.logits(torch.tensor([[x]]), blocks, Step(0.0, times), tokens))
