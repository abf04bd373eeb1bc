"""Asks for the whole: dpo_loop.py trains a very small model with the student's five files, and hands back its weights."""

from __future__ import annotations

import copy
import importlib
import types
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import CurvesOf, Text, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import table

WORDS, VERY, END = 6, 6, 7  # ids of the words of a question, then two more tokens
VOCABULARY, WIDTH = 8, 16
PAIRS, BETA, RATE = 8, 0.5, 0.05


class Prefix(nn.Module):
    """Scores the next token by the mean of the tokens so far and the last one; used like the course's GPT."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__()
        self.past, self.last = table(rng, VOCABULARY, WIDTH), table(rng, VOCABULARY, WIDTH)
        self.head = nn.Parameter(torch.from_numpy(rng.normal(size=(WIDTH, VOCABULARY)) / 4).float())

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, None]:
        """[B, T] -> logits [B, T, V]."""
        counts = torch.arange(1, input_ids.size(1) + 1, dtype=torch.float32)
        mean = self.past(input_ids).cumsum(dim=1) / counts[:, None]
        return torch.tanh(mean + self.last(input_ids)) @ self.head, None


@in_words(
    "dpo_loop.train(policy, reference, batches, AdamW, beta=0.5)   # {steps} batches of 8 pairs, seed = {seed}"
)
@pictured(
    CurvesOf(
        {"loss": Text(zh="损失", en="Loss"), "margin": Text(zh="平均差距", en="Mean margin")},
        Text(
            zh="你的训练的每一步：损失从 ln 2 开始下降，差距从 0 开始变大。",
            en="Each step of your training: the loss begins at ln 2 and falls, the margin begins at 0 and grows.",
        ),
    )
)
@returns(
    answer={
        "policy": "arrays[10, 2000]",
        "reference": "arrays[10, 2000]",
        "reference's modes": "array[10]",
        "loss": "numbers[100]",
        "accuracy": "numbers[100]",
        "margin": "numbers[100]",
    }
)
def train(student: types.ModuleType | None, seed: int, steps: int) -> dict[str, Any]:
    """Train for so many steps on pairs of that seed. Returns the weights of policy and reference by name, the
    reference's modes, and loss, accuracy and margin per step.

    Drawn: the model (two tables, a matrix over 4), then the questions of all steps.
    """
    rng = np.random.default_rng(seed)
    policy = Prefix(rng)
    reference = copy.deepcopy(policy)
    optimizer = torch.optim.AdamW(policy.parameters(), lr=RATE, weight_decay=0.0)
    batches = [pairs_of(rng.integers(WORDS, size=(PAIRS, 2))) for _ in range(steps)]
    seen: dict[str, list[Any]] = {"loss": [], "accuracy": [], "margin": []}

    def on_step(progress: Any) -> None:
        for name, values in seen.items():
            values.append(plain.number(getattr(progress, name)))

    torch.default_generator.manual_seed(seed)
    importlib.import_module("dpo_loop").train(policy, reference, batches, optimizer, BETA, on_step)
    return {
        "policy": {name: plain.array(weight) for name, weight in policy.named_parameters()},
        "reference": {name: plain.array(weight) for name, weight in reference.named_parameters()},
        "reference's modes": np.array([module.training for module in reference.modules()]),
        **seen,
    }


def pairs_of(questions: np.ndarray) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
    """Questions int64[B, 2] with the preferred answer (VERY, the first word, END) and the other (the first word, END)."""
    first, rows = questions[:, :1], len(questions)
    very, end = np.full((rows, 1), VERY), np.full((rows, 1), END)
    return (
        _rows(np.concatenate([questions, very, first, end], axis=1)),
        _rows(np.concatenate([questions, first, end, end], axis=1), padding=1),
    )


def _rows(ids: np.ndarray, padding: int = 0) -> tuple[Tensor, Tensor]:
    """Inputs, and targets with -100 where the question or so much padding at the end is said."""
    targets = ids[:, 1:].copy()
    targets[:, :1] = -100
    if padding:
        targets[:, -padding:] = -100
    return torch.from_numpy(ids[:, :-1].copy()), torch.from_numpy(targets)


def warm() -> None:
    """Train the model one step by hand: dpo_loop.py itself needs the student's files."""
    policy = Prefix(np.random.default_rng(0))
    optimizer = torch.optim.AdamW(policy.parameters(), lr=0.0, weight_decay=0.0)
    (inputs, _), _ = pairs_of(np.zeros((1, 2), dtype=np.int64))
    copy.deepcopy(policy)(inputs)[0].sum().backward()
    policy(inputs)[0].sum().backward()
    optimizer.step()
