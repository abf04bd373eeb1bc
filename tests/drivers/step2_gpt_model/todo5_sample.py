"""Asks TODO 5: the next token's probabilities."""

from __future__ import annotations

import types
from typing import Any

import torch

from autograder.model import plain
from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.tensors import returned


@in_words("next_token_probabilities(torch.tensor({logits}), {temperature}, {top_k})")
@returns("probabilities", answer={"probabilities": "array[20000]", "logits afterwards": "array[20000]"})
def probabilities(
    student: types.ModuleType, logits: list[float], temperature: float, top_k: int | None
) -> dict[str, Any]:
    """The probabilities, and the scores afterwards."""
    scores = torch.tensor(logits, dtype=torch.float32)
    found = returned(student.next_token_probabilities(scores, temperature, top_k))
    return {"probabilities": found, "logits afterwards": plain.tensor(scores)}
