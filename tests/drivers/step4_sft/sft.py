"""Asks for the whole: sft_loop.py trains a very small model with the student's files, and hands back its weights.

A question is a word and a tone, two tokens. The answer is the word's partner; in a loud tone one token more. So answers
differ in length, and batches are padded.
"""

from __future__ import annotations

import importlib
import types
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import CurvesOf, Text, pictured, returns
from autograder.model.plain import in_words
from tests.drivers.tensors import table

WORDS, TONES, LOUD = (
    6,
    4,
    16,
)  # words 0 to 5 have partners 6 to 11; of the tones 12 to 15 the last two are loud
VOCABULARY, WIDTH = 21, 16
BATCH, RATE = 16, 0.1


class Marks(NamedTuple):
    """The special tokens of this small vocabulary."""

    end: int = 17
    user: int = 18
    assistant: int = 19
    pad: int = 20


class Prefix(nn.Module):
    """Scores the next token by the tokens so far, whatever their order, and the last one; used like the course's GPT."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__()
        self.past, self.last = table(rng, VOCABULARY, WIDTH), table(rng, VOCABULARY, WIDTH)
        self.head = nn.Parameter(torch.from_numpy(rng.normal(size=(WIDTH, VOCABULARY)) / 4).float())

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, None]:
        """[B, T] -> logits [B, T, V]."""
        return torch.tanh(self.past(input_ids).cumsum(dim=1) / 2 + self.last(input_ids)) @ self.head, None


def turns_of(word: int, tone: int) -> list[tuple[str, list[int]]]:
    """The conversation of one question; tone counts from 0."""
    partner = WORDS + (5 * word + 2) % WORDS
    loud = [LOUD] if tone >= TONES // 2 else []
    return [("user", [word, 2 * WORDS + tone]), ("assistant", [partner, *loud])]


@in_words(
    "for loss in sft_loop.train(model, batches, AdamW): …   # {steps} batches of 16 conversations, seed = {seed}"
)
@pictured(
    CurvesOf(
        {"loss": Text(zh="损失", en="Loss")},
        Text(
            zh="你的训练的每一步：回答上的损失在下降。",
            en="Each step of your training: the loss on answers falls.",
        ),
    )
)
@returns(answer={"weights": "arrays[10, 2000]", "loss": "numbers[100]"})
def train(student: types.ModuleType | None, seed: int, steps: int) -> dict[str, Any]:
    """Train for so many steps on questions of that seed; the weights by name, and the loss of each step.

    Drawn: the model (two tables, a matrix over 4), then the number of each question, step by step: word + 6 * tone.
    """
    rng = np.random.default_rng(seed)
    model = Prefix(rng)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.0, fused=True)
    loop, marks = importlib.import_module("sft_loop"), Marks()
    batches = [
        loop.batch_of(
            [turns_of(int(n) % WORDS, int(n) // WORDS) for n in rng.integers(WORDS * TONES, size=BATCH)],
            marks,
        )
        for _ in range(steps)
    ]
    torch.default_generator.manual_seed(seed)
    losses = [plain.number(loss) for loss in loop.train(model, batches, optimizer)]
    return {
        "weights": {name: plain.array(weight) for name, weight in model.named_parameters()},
        "loss": losses,
    }


def warm() -> None:
    """Use model, loss and optimizer once: sft_loop.py itself needs the student's files."""
    model = Prefix(np.random.default_rng(0))
    logits = model(torch.zeros(2, 3, dtype=torch.int64))[0]
    nn.CrossEntropyLoss()(logits.transpose(1, 2), torch.zeros(2, 3, dtype=torch.int64)).backward()
    torch.optim.AdamW(model.parameters(), lr=0.0, weight_decay=0.0, fused=True).step()
