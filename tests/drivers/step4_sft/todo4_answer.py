"""Asks TODO 4: an answer, token by token, of a model that is a rule: what comes next depends on all that it is shown.

The likeliest token at the last place is ``state % V``. The state begins with the seed; each token t that is read makes
(state * 31 + t + 7) % 10007 of it. At all other places another token is the likeliest.
"""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import TokensOf, advises, pictured, returns
from autograder.model.plain import in_words
from tests.drivers import values
from tests.drivers.slips import returns_ids

MOST_CALLS = 60  # no question needs more than 16; a loop without an end stops here


class CalledTooOften(Exception):
    """The model was called again and again: the loop never ends."""


class RowExpected(ValueError):
    """What the model was given is not [1, T]."""


class Rule(nn.Module):
    """Says the next token by the rule, and notes what it was shown."""

    def __init__(self, seed: int, vocabulary: int) -> None:
        super().__init__()
        self.seed, self.vocabulary = seed, vocabulary
        self.one = nn.Parameter(torch.ones(()))
        self.read: list[list[int]] = []

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, None]:
        """int64[1, T] -> float32[1, T, V], and no loss."""
        if len(self.read) == MOST_CALLS:
            raise CalledTooOften(f"the model was called more than {MOST_CALLS} times")
        if not (isinstance(input_ids, Tensor) and input_ids.dim() == 2 and len(input_ids) == 1):
            raise RowExpected("model(input_ids): input_ids should be a LongTensor of shape [1, T]")
        (row,) = input_ids.tolist()
        self.read.append(list(map(int, row)))
        state = self.seed
        for token in self.read[-1]:
            state = (state * 31 + token + 7) % 10007
        likeliest = torch.tensor([(state + 1 + place) % self.vocabulary for place in range(len(row))])
        said = state % self.vocabulary
        likeliest[:-1] = torch.where(
            likeliest[:-1] == said, (likeliest[:-1] + 1) % self.vocabulary, likeliest[:-1]
        )
        likeliest[-1] = said
        return self.one * (nn.functional.one_hot(likeliest, self.vocabulary)[None] * 1.5 - 9.0), None


@in_words(
    "answer(model, torch.tensor([{input_ids}]), end_id={end_id}, max_new_tokens={max_new_tokens})"
    "   # model: a stand-in with V = {vocabulary}, rule {seed}"
)
@returns(
    "ids", answer={"ids": "array[20000]", "read": "array[20000]", "input_ids afterwards": "array[20000]"}
)
@returns_ids("ids")
@advises(
    "ids",
    r"list with a Tensor",
    zh="列表里是张量，不是数：int(…) 或 .item() 取出数。",
    en="There are tensors in the list, not numbers: int(…) or .item() takes the number out.",
)
@pictured(TokensOf(("ids",)))
def answer(
    student: types.ModuleType,
    seed: int,
    input_ids: list[int],
    end_id: int,
    max_new_tokens: int,
    vocabulary: int,
) -> dict[str, Any]:
    """The answer; what the model read, call by call, -1 behind what is shorter; and the question afterwards."""
    model = Rule(seed, vocabulary)
    prompt = torch.tensor([input_ids])
    torch.default_generator.manual_seed(seed)
    found = values.ids(student.answer(model, prompt, end_id, max_new_tokens))
    longest = max(map(len, model.read), default=0)
    read = [row + [-1] * (longest - len(row)) for row in model.read]
    return {
        "ids": found,
        "read": np.array(read, dtype=np.int64).reshape(len(read), longest),
        "input_ids afterwards": plain.tensor(prompt),
    }


def warm() -> None:
    """Ask the rule once."""
    Rule(1, 3)(torch.tensor([[1, 2]]))[0][0, -1].argmax()
