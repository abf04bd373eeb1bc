"""Asks for the whole: a tiny GPT that sees, from the student's files by vlm_model.py; hands back scores and weights.

The pictures: a square of one of three colours in one of the 2 × 3 cells of a little noise. What is to be said of one: its
colour, the end. Tokens: 0 opens, 1 to 3 are colours, 4 is the end; 5 and 6 are never said.
"""

from __future__ import annotations

import importlib
import types
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import MatrixOf, Text, pictured, returns
from autograder.model.plain import in_words

SHAPE = {"vocab_size": 7, "block_size": 12, "n_layer": 1, "n_head": 2, "n_embd": 16}
CELL, ROWS, COLUMNS, COLOURS = 4, 2, 3, 3
OPENS, END = 0, 4
BATCH, RATE = 16, 0.015


class Eye(nn.Module):
    """How red, green and blue each cell of a picture is: [B, 3, 8, 12] -> [B, 3, 2, 3]. Has nothing to learn."""

    width = 3

    def forward(self, images: Tensor) -> Tensor:
        """Four times the mean over each cell."""
        return 4 * nn.functional.avg_pool2d(images, CELL)


def drawn_pictures(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """float32[count, 3, 8, 12], and what is to be said of each, int64[count, 2]: colour, end."""
    pictures = 0.1 * rng.normal(size=(count, 3, ROWS * CELL, COLUMNS * CELL))
    said = np.full((count, 2), END)
    for number in range(count):
        colour, row, column = (int(rng.integers(n)) for n in (COLOURS, ROWS, COLUMNS))
        y, x = row * CELL, column * CELL
        pictures[number, colour, y : y + CELL, x : x + CELL] += 1.0
        said[number, 0] = 1 + colour
    return pictures.astype(np.float32), said


@in_words("SeeingGPT(eye, GPT(config))(images, torch.tensor({ids}))   # weights and images from seed {seed}")
@returns(answer={"logits": "array[20000]"})
@pictured(
    MatrixOf(
        ["logits"],
        rows=Text(zh="整排的位置：先图片，后文字", en="place in the row: picture, then text"),
        columns=Text(zh="下一个词", en="next token"),
    )
)
def scores(student: types.ModuleType | None, seed: int, ids: list[list[int]]) -> dict[str, Any]:
    """The scores of a model whose weights, in the order of their names, are 0.3 * ``rng.normal(size=…)``; then the images.

    ``rng`` is ``default_rng(seed)``.
    """
    rng = np.random.default_rng(seed)
    model = _model()
    with torch.no_grad():
        for _, weight in sorted(model.named_parameters()):
            weight.copy_(torch.from_numpy(0.3 * rng.normal(size=tuple(weight.shape))))
        images = torch.from_numpy(drawn_pictures(rng, len(ids))[0])
        return {"logits": plain.tensor(model.eval()(images, torch.tensor(ids)))}


@in_words("vlm_model.train(SeeingGPT(eye, GPT(config)), batches, AdamW)   # steps = {steps}, seed = {seed}")
@returns(answer={"weights": "arrays[40, 20000]", "losses": "numbers[100]"})
def learned(student: types.ModuleType | None, seed: int, steps: int) -> dict[str, Any]:
    """The weights by name after so many steps on drawn pictures, and the loss of each step."""
    rng = np.random.default_rng(seed)
    torch.default_generator.manual_seed(seed)
    model = _model()
    with torch.no_grad():  # large enough that attention begins at once
        for weight in model.gpt.parameters():
            if weight.dim() > 1:
                weight.mul_(8.0)
    batches = []
    for _ in range(steps):
        images, said = drawn_pictures(rng, BATCH)
        input_ids = np.concatenate((np.full((BATCH, 1), OPENS), said[:, :-1]), axis=1)
        batches.append(tuple(torch.from_numpy(part) for part in (images, input_ids, said)))
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.0, fused=True)
    losses = importlib.import_module("vlm_model").train(model, batches, optimizer)
    return {
        "weights": {name: plain.array(weight) for name, weight in model.named_parameters()},
        "losses": [plain.number(loss) for loss in losses],
    }


def _model() -> Any:
    # The course's own modules exist where this runs (the sandbox, a student's folder), not where it is checked.
    gpt = importlib.import_module("kit.gpt")
    return importlib.import_module("vlm_model").SeeingGPT(Eye(), gpt.GPT(gpt.GPTConfig(**SHAPE)))


def warm() -> None:
    """Use the eye, the language model and the optimizer once: vlm_model.py itself needs the student's files."""
    gpt = importlib.import_module("kit.gpt")
    model = gpt.GPT(gpt.GPTConfig(**SHAPE))
    Eye()(torch.zeros(2, 3, ROWS * CELL, COLUMNS * CELL))
    logits = model(torch.zeros(2, 3, dtype=torch.int64))[0]
    nn.CrossEntropyLoss()(logits.transpose(1, 2), torch.zeros(2, 3, dtype=torch.int64)).backward()
    torch.optim.AdamW(model.parameters(), lr=0.0, weight_decay=0.0, fused=True).step()
