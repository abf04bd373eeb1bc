"""Asks TODO 5: the next token's probabilities."""

from __future__ import annotations

import types
from typing import Any

import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.step2_gpt_model.tensors import returned


@in_words("next_token_probabilities(torch.tensor({logits}), {temperature}, {top_k})")
@returns("probabilities")
def probabilities(
    student: types.ModuleType, logits: list[float], temperature: float, top_k: int | None
) -> dict[str, Any]:
    """The probabilities, and whether the scores stayed the same."""
    scores = torch.tensor(logits, dtype=torch.float32)
    before = scores.clone()
    found = returned(student.next_token_probabilities(scores, temperature, top_k))
    return {"probabilities": found, "unchanged": torch.equal(scores, before)}
