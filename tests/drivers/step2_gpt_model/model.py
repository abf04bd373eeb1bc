"""Asks for the whole: gpt.py assembles the student's files, and hands back logits and weights."""

from __future__ import annotations

import importlib
import types
from typing import Any

import numpy as np
import torch

from autograder.model import plain
from autograder.model.declared import returns
from autograder.model.plain import in_words

SHAPE = {"vocab_size": 11, "block_size": 8, "n_layer": 2, "n_head": 2, "n_embd": 16}
# One layer, two rows, a large rate: what a GPT learns by heart in a dozen steps.
SMALL = SHAPE | {"n_layer": 1}
ROWS, RATE = 2, 0.03


@in_words("GPT(config).eval()(torch.tensor({ids}))   # weights from seed {seed}")
@returns(answer={"logits": "array[20000]"})
def logits(student: types.ModuleType | None, seed: int, ids: list[list[int]]) -> dict[str, Any]:
    """The scores of a GPT whose weights, in the order of their names, are 0.2 * ``default_rng(seed).normal(size=…)``."""
    model = _model(SHAPE)
    rng = np.random.default_rng(seed)
    with torch.no_grad():
        for _, weight in sorted(model.named_parameters()):
            weight.copy_(torch.from_numpy(0.2 * rng.normal(size=tuple(weight.shape))))
        return {"logits": plain.tensor(model.eval()(torch.tensor(ids))[0])}


@in_words("for _ in range({steps}): GPT(config)(ids, targets)[1].backward(); AdamW.step()   # seed = {seed}")
@returns(answer={"logits": "array[20000]", "weights": "arrays[80, 20000]"})
def learned(student: types.ModuleType | None, seed: int, steps: int) -> dict[str, Any]:
    """A new GPT of one layer learns one batch by heart: its first logits on it, and its weights afterwards, by name.

    The batch: ``default_rng(seed).integers(V, size=(2, block_size + 1))``, inputs without the last, targets without the
    first of each row.
    """
    torch.default_generator.manual_seed(seed)
    model = _model(SMALL)
    rows = torch.from_numpy(
        np.random.default_rng(seed).integers(SHAPE["vocab_size"], size=(ROWS, SHAPE["block_size"] + 1))
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.0, fused=True)
    first = None
    for _ in range(steps):
        logits, loss = model(rows[:, :-1].contiguous(), rows[:, 1:].contiguous())
        first = plain.tensor(logits) if first is None else first
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return {
        "logits": first,
        "weights": {name: plain.array(weight) for name, weight in model.named_parameters()},
    }


def _model(shape: dict[str, int]) -> Any:
    # gpt.py exists where this runs (the sandbox, a student's folder), not where it is checked.
    gpt = importlib.import_module("gpt")
    return gpt.GPT(gpt.GPTConfig(**shape))


def warm() -> None:
    """Use each kind of part, and the optimizer, once: gpt.py itself needs the student's files."""
    parts = torch.nn.Sequential(
        torch.nn.Embedding(3, 4), torch.nn.LayerNorm(4, bias=False), torch.nn.Linear(4, 3, bias=False)
    )
    optimizer = torch.optim.AdamW(parts.parameters(), lr=0.0, fused=True)
    scores = torch.softmax(parts(torch.zeros(1, 2, dtype=torch.int64)), dim=-1)
    torch.nn.functional.cross_entropy(scores[0], torch.zeros(2, dtype=torch.int64)).backward()
    optimizer.step()
