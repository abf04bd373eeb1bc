"""Asks TODO 2a: a drawn picture and text in one row, with positions from a drawn table."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import MatrixOf, Text, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import drawn, observed, returned, table


@in_words(
    "join(image_embeddings, text_embeddings, position_embedding)   # FloatTensor[{rows}, {n_image}, {width}], "
    "FloatTensor[{rows}, {n_text}, {width}], nn.Embedding({block_size}, {width}), seed = {seed}"
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
@pictured(
    MatrixOf(
        ["value"],
        rows=Text(zh="整排的位置：先图片，后文字", en="place in the row: picture, then text"),
        columns=Text(zh="向量的第几个数", en="number of the vector"),
    )
)
def joined(
    student: types.ModuleType, seed: int, rows: int, n_image: int, n_text: int, width: int, block_size: int
) -> dict[str, Any]:
    """The joined row, and gradients with respect to picture, text and table. Drawn: the table, the picture, the text."""
    rng = np.random.default_rng(seed)
    positions = table(rng, block_size, width)
    inputs = {
        "image_embeddings": drawn(rng, (rows, n_image, width)),
        "text_embeddings": drawn(rng, (rows, n_text, width)),
    }
    return observed(
        lambda image_embeddings, text_embeddings: student.join(image_embeddings, text_embeddings, positions),
        inputs,
        {"position_embedding": positions.weight},
        seed,
    )


@in_words(
    "join(torch.tensor({image}), torch.tensor({text}), position_embedding)   # weight: [[0], [1], [2], … [{last}]]"
)
@returns(answer="array[20000]")
@pictured(
    MatrixOf(
        [""],
        rows=Text(zh="整排的位置", en="place in the row"),
        columns=Text(zh="向量的第几个数", en="number of the vector"),
    )
)
def by_hand(
    student: types.ModuleType, image: list[list[list[float]]], text: list[list[list[float]]], last: int
) -> Any:
    """The joined row for vectors of width 1; position i adds the number i."""
    positions = torch.nn.Embedding.from_pretrained(torch.arange(last + 1, dtype=torch.float32)[:, None])
    return returned(student.join(torch.tensor(image), torch.tensor(text), positions))
