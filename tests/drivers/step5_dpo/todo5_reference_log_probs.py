"""Asks TODO 5: a small model with dropout is the reference, and an odd function stands for sequence_log_probs."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import advises, returns
from autograder.model.plain import in_words
from tests.drivers.step5_dpo.pairs import drawn_targets
from tests.drivers.tensors import drawn, returned, table

VOCABULARY, WIDTH = 6, 4
DROPPED = 100  # ones that go through the dropout afterwards, to see whether it drops any


class Reference(nn.Module):
    """Scores by a table that is looked up and a matrix, with dropout between them; used like the course's GPT."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__()
        self.embedding = table(rng, VOCABULARY, WIDTH)
        self.dropout = nn.Dropout(0.5)
        self.head = nn.Parameter(drawn(rng, (WIDTH, VOCABULARY)))

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """[B, T] -> logits [B, T, V], and the sum of them where targets are handed in."""
        logits = self.dropout(self.embedding(input_ids)) @ self.head
        return logits, None if targets is None else logits.sum()


def odd_measure(logits: Tensor, targets: Tensor) -> Tensor:
    """Stands for sequence_log_probs: row b is the sum over t and v of logits[b, t, v] * (v + 1) * (targets[b, t] + 200) / 64.

    That isn't what the real one computes: whoever computes it without asking this one is seen to. Of what are no logits,
    it says how many letters their type's name has.
    """
    if not isinstance(logits, Tensor):
        return torch.full((targets.size(0),), float(len(type(logits).__name__)))
    by_token = torch.arange(1, VOCABULARY + 1, dtype=logits.dtype)
    return ((logits @ by_token) * (targets + 200) / 64).sum(dim=1)


@in_words(
    "reference.train({training}); [reference_log_probs(reference, input_ids, targets, function) for _ in range({times})]"
    "   # input_ids, targets: LongTensor{shape}, seed = {seed}"
)
@returns(
    "value",
    answer={
        "value*": "array[2000]",
        "is graph kept": "settings[20]",
        "modes *": "array[20]",
        "switches *": "settings[20]",
        "weight *": "array[2000]",
        "gradient *": "array[2000]",
        "* before": "array[2000]",
        "* afterwards": "array[2000]",
    },
)
@advises(
    "value",
    r"tuple\[2\]",
    zh="这是模型返回的一对值：第一个是 logits，要把它交给 sequence_log_probs。",
    en="This is the pair that the model returns: the first of it, the logits, goes to sequence_log_probs.",
)
def asked(
    student: types.ModuleType, seed: int, shape: list[int], training: bool, times: int
) -> dict[str, Any]:
    """What comes back each time, and what became of the reference: modes, requires_grad, weights, gradients.

    Drawn: the table, the matrix, input_ids [B, T], targets [B, T]. The table is trainable, the matrix is frozen. Each
    parameter has a gradient beforehand, of ones. Random numbers are seeded once. "dropped afterwards" is what the dropout
    makes of ones in train mode; "slope afterwards" is that of 3x, None where gradients are off.
    """
    rng = np.random.default_rng(seed)
    reference = Reference(rng)
    reference.head.requires_grad_(False)
    reference.train(training)
    for parameter in reference.parameters():
        parameter.grad = torch.ones_like(parameter)
    input_ids = torch.from_numpy(rng.integers(VOCABULARY, size=tuple(shape)))
    targets = drawn_targets(rng, shape, VOCABULARY)
    before = {"input_ids before": plain.array(input_ids), "targets before": plain.array(targets)}
    torch.default_generator.manual_seed(seed)
    with torch.enable_grad():  # and back again, whatever the student's code has switched
        results = [
            student.reference_log_probs(reference, input_ids, targets, odd_measure) for _ in range(times)
        ]
        slope = _slope()
    seen: dict[str, Any] = {
        f"value, call {number}" if number else "value": returned(result)
        for number, result in enumerate(results)
    }
    seen["is graph kept"] = {
        f"call {number}": isinstance(result, Tensor) and _has_graph(result)
        for number, result in enumerate(results)
    }
    seen["modes afterwards"] = np.array([module.training for module in reference.modules()])
    dropouts = [module for module in reference.modules() if isinstance(module, nn.Dropout)]
    seen["dropout afterwards"] = np.array([float(module.p) for module in dropouts])
    torch.default_generator.manual_seed(seed)
    seen["dropped afterwards"] = plain.array(
        torch.cat([module.train()(torch.ones(DROPPED)).detach() for module in dropouts] or [torch.zeros(0)])
    )
    seen["slope afterwards"] = slope
    seen["switches afterwards"] = {
        name: parameter.requires_grad for name, parameter in reference.named_parameters()
    }
    for name, parameter in reference.named_parameters():
        seen[f"weight {name}"] = plain.array(parameter)
        seen[f"gradient {name}"] = (
            None if parameter.grad is None else plain.array(parameter.grad)
        )  # None: taken away
    return {
        **seen,
        **before,
        "input_ids afterwards": plain.array(input_ids),
        "targets afterwards": plain.array(targets),
    }


def _slope() -> Any:
    """The slope of 3x as it is found now; None where nothing keeps a graph."""
    x = torch.ones(1, requires_grad=True)
    try:
        return plain.array(torch.autograd.grad((3 * x).sum(), x)[0])
    except RuntimeError:
        return None


def _has_graph(result: Tensor) -> bool:
    """What torch itself says of a tensor, whatever its class says."""
    with torch._C.DisableTorchFunctionSubclass():
        return vars(torch._C.TensorBase)["requires_grad"].__get__(result)


def warm() -> None:
    """Run the model once, in both modes."""
    reference = Reference(np.random.default_rng(0))
    ids = torch.zeros(1, 2, dtype=torch.int64)
    odd_measure(reference(ids)[0], ids).sum().backward()
    reference.eval()(ids)
