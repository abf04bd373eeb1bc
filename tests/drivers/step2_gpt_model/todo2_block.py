"""Asks TODO 2: a block of four parts that do something definite, though not what attention and MLP do."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model.declared import returns
from autograder.model.plain import in_words
from tests.drivers.step2_gpt_model.parts import Affine, Mixing
from tests.drivers.tensors import drawn, observed, returned


@in_words("Block(ln_1, attn, ln_2, mlp)(x)   # x: FloatTensor{shape}, seed = {seed}")
@returns(
    "value",
    answer={
        "value": "array[20000]",
        "* before": "array[20000]",
        "* afterwards": "array[20000]",
        "gradient of *": "array[20000]",
        "calls": "text[200]",
    },
)
def block(student: types.ModuleType, seed: int, shape: list[int]) -> dict[str, Any]:
    """The result, the gradient with respect to x, and which part was called when.

    Drawn from the seed: scale and shift of ln_1, of ln_2 and of mlp (each is scale * x + shift), attn's matrix (which
    mixes the places), x. ``shape`` is [B, T, C].
    """
    rng = np.random.default_rng(seed)
    log: list[str] = []
    ln_1, ln_2, mlp = (Affine(name, rng, shape[-1], log) for name in ("ln_1", "ln_2", "mlp"))
    attn = Mixing("attn", rng, shape[-2], log)
    made = student.Block(ln_1, attn, ln_2, mlp)
    seen = observed(lambda x: made(x), {"x": drawn(rng, shape)}, {}, seed)
    return seen | {"calls": ", ".join(log)[:200]}


@in_words(
    "Block(ln_1, attn, ln_2, mlp)(torch.tensor([[[{x}]]]))   # ln_1 and ln_2 add, attn and mlp multiply: {steps}"
)
@returns(answer="array[20000]")
def by_hand(student: types.ModuleType, x: float, steps: list[float]) -> Any:
    """The result for one number: ln_1 adds, attn multiplies, ln_2 adds, mlp multiplies by the number of its step."""

    class Step(nn.Module):
        def __init__(self, add: float, times: float) -> None:
            super().__init__()
            self.add, self.times = add, times

        def forward(self, x: Tensor) -> Tensor:
            return (x + self.add) * self.times

    made = student.Block(Step(steps[0], 1), Step(0, steps[1]), Step(steps[2], 1), Step(0, steps[3]))
    return returned(made(torch.tensor([[[x]]])))
