"""Asks TODO 2: rewards of drawn answers."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.step5_dpo.pairs import beside
from tests.drivers.tensors import drawn, returned


@in_words(
    "implicit_reward(policy_log_probs, reference_log_probs, {beta})   # FloatTensor[{pairs}] each, seed = {seed}"
)
@returns(
    "value",
    answer={
        "value": "array[2000]",
        "* before": "array[2000]",
        "* afterwards": "array[2000]",
        "gradient of *": "array[2000]",
    },
)
def rewards(student: types.ModuleType, seed: int, pairs: int, beta: float) -> dict[str, Any]:
    """The rewards, and the gradient with respect to the policy's numbers. Drawn: the policy's, then the reference's."""
    rng = np.random.default_rng(seed)
    policy, reference = drawn(rng, [pairs], 4.0), drawn(rng, [pairs], 4.0)
    return beside(
        lambda policy_log_probs, reference_log_probs: student.implicit_reward(
            policy_log_probs, reference_log_probs, beta
        ),
        {"policy_log_probs": policy},
        {"reference_log_probs": reference},
        seed,
    )


@in_words("implicit_reward(torch.tensor({policy}), torch.tensor({reference}), {beta})")
@returns(answer="array[2000]")
def by_hand(student: types.ModuleType, policy: list[float], reference: list[float], beta: float) -> Any:
    """The rewards of these answers."""
    return returned(student.implicit_reward(torch.tensor(policy), torch.tensor(reference), beta))
