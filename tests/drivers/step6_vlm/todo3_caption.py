"""Asks TODO 3: an answer, token by token, of a model that is a rule: what comes next depends on all that it is shown.

The likeliest token at the last place is ``state % V``. The state begins with 64 times the sum of (number of the picture
times 1, 2, 3, …), rounded; each token t that is read makes (state * 31 + t + 7) % 10007 of it. At all other places another
token is the likeliest.
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
from tests.drivers.tensors import drawn

PICTURE, PLACES = (1, 3, 2, 3), 4
MOST_CALLS = 60  # no question needs more than 16; a loop without an end stops here


class CalledTooOften(Exception):
    """The model was called again and again: the loop never ends."""


class PictureExpected(TypeError):
    """What stands in the picture's place is none."""


class RowExpected(ValueError):
    """What stands in the text's place is not [1, T]."""


class Rule(nn.Module):
    """Says the next token by the rule, and notes what it was shown."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.one = nn.Parameter(torch.ones(()))
        self.read: list[list[int]] = []

    def forward(self, image: Tensor, input_ids: Tensor) -> Tensor:
        """float[1, 3, 2, 3], int64[1, T] -> float32[1, 4 + T, V]."""
        if len(self.read) == MOST_CALLS:
            raise CalledTooOften(f"the model was called more than {MOST_CALLS} times")
        if not (isinstance(image, Tensor) and image.shape == PICTURE):
            raise PictureExpected("model(image, input_ids): the first argument should be the picture")
        if not (isinstance(input_ids, Tensor) and input_ids.dim() == 2 and len(input_ids) == 1):
            raise RowExpected("model(image, input_ids): input_ids should be a LongTensor of shape [1, T]")
        (row,) = input_ids.tolist()
        self.read.append(list(map(int, row)))
        (numbers,) = image.detach().double().flatten(1)
        state = round(64 * float((numbers * torch.arange(1, len(numbers) + 1)).sum()))
        for token in self.read[-1]:
            state = (state * 31 + token + 7) % 10007
        likeliest = torch.tensor(
            [(state + 1 + place) % self.vocabulary for place in range(PLACES + len(row))]
        )
        likeliest[:-1] = torch.where(
            likeliest[:-1] == state % self.vocabulary,
            (likeliest[:-1] + 1) % self.vocabulary,
            likeliest[:-1],
        )
        likeliest[-1] = state % self.vocabulary
        return self.one * (nn.functional.one_hot(likeliest, self.vocabulary)[None] * 1.5 - 9.0)


@in_words(
    "caption(model, image, {prompt_ids}, end_id={end_id}, max_new_tokens={max_new_tokens})"
    "   # model: a stand-in with V = {vocabulary}; image from seed {seed}"
)
@returns(
    "ids",
    answer={
        "ids": "array[20000]",
        "read": "array[20000]",
        "prompt_ids afterwards": "array[20000]",
        "image afterwards": "array[20000]",
    },
)
@returns_ids("ids")
@advises(
    "ids",
    r"list with a Tensor",
    zh="列表里是张量，不是数：int(…) 或 .item() 取出数。",
    en="There are tensors in the list, not numbers: int(…) or .item() takes the number out.",
)
@pictured(TokensOf(("ids",)))
def caption(
    student: types.ModuleType,
    seed: int,
    prompt_ids: list[int],
    end_id: int,
    max_new_tokens: int,
    vocabulary: int,
) -> dict[str, Any]:
    """The answer; what the model read, call by call, -1 behind what is shorter; and both arguments afterwards."""
    model = Rule(vocabulary)
    image = drawn(np.random.default_rng(seed), PICTURE)
    prompt = list(prompt_ids)
    torch.default_generator.manual_seed(seed)
    found = values.ids(student.caption(model, image, prompt, end_id, max_new_tokens))
    longest = max(map(len, model.read), default=0)
    read = [row + [-1] * (longest - len(row)) for row in model.read]
    return {
        "ids": found,
        "read": np.array(read, dtype=np.int64).reshape(len(read), longest),
        "prompt_ids afterwards": values.ids(prompt),
        "image afterwards": plain.tensor(image),
    }


def warm() -> None:
    """Ask the rule once."""
    Rule(3)(torch.zeros(PICTURE), torch.tensor([[1, 2]]))[0, -1].argmax()
