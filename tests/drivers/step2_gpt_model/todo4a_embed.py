"""Asks TODO 4a: the vectors of ids, from two drawn tables."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import observed, returned, table


@in_words(
    "embed(torch.tensor({ids}), token_embedding, position_embedding)"
    "   # nn.Embedding({vocabulary}, {width}), nn.Embedding({block_size}, {width}), seed = {seed}"
)
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
    },
)
def embedded(
    student: types.ModuleType, seed: int, ids: list[list[int]], vocabulary: int, block_size: int, width: int
) -> dict[str, Any]:
    """The vectors, and the gradients with respect to both tables. Drawn: the tokens' table, then the positions'."""
    rng = np.random.default_rng(seed)
    tokens, positions = table(rng, vocabulary, width), table(rng, block_size, width)
    weights = {"token_embedding": tokens.weight, "position_embedding": positions.weight}
    inputs = {"input_ids": torch.tensor(ids)}
    return observed(lambda input_ids: student.embed(input_ids, tokens, positions), inputs, weights, seed)


@in_words(
    "embed(torch.tensor({ids}), token_embedding, position_embedding)   # weights: {tokens}, {positions}"
)
@returns(answer="array[20000]")
def by_hand(
    student: types.ModuleType, ids: list[list[int]], tokens: list[list[float]], positions: list[list[float]]
) -> Any:
    """The vectors of these ids from the two tables as they are given."""
    first, second = (torch.nn.Embedding.from_pretrained(torch.tensor(rows)) for rows in (tokens, positions))
    return returned(student.embed(torch.tensor(ids), first, second))
