"""Asks TODO 3b: builds a small language model from a seed, lets the student run it, and differentiates the loss."""

from __future__ import annotations

import types
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn

from autograder.model import plain
from autograder.model.declared import advises, returns
from autograder.model.plain import in_words
from tests.drivers.models import DrawnModel, with_loss
from tests.drivers.step3_pretrain.around import next_numbers, seed_all, settings, settings_restored

VOCABULARY, WIDTH = 6, 5


class SmallModel(DrawnModel):
    """Scores the next token from the current one; used like the course's GPT. In float32, drawn from a seed."""

    SHAPES: ClassVar = {
        "embedding": (VOCABULARY, WIDTH),
        "hidden_weight": (WIDTH, WIDTH),
        "hidden_bias": (WIDTH,),
        "head_weight": (VOCABULARY, WIDTH),
        "head_bias": (VOCABULARY,),
    }
    embedding: Tensor
    hidden_weight: Tensor
    hidden_bias: Tensor
    head_weight: Tensor
    head_bias: Tensor

    def __init__(self, seed: int, sharpness: float = 1.0) -> None:
        super().__init__(np.random.default_rng(seed), dtype=torch.float32)
        with torch.no_grad():
            self.head_weight.mul_(sharpness)  # the larger, the surer is the model
        self.dropout = nn.Dropout(0.5)

    def forward(self, input_ids: Tensor, targets: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        """Logits of every position, and their mean cross entropy; None without targets."""
        x = nn.functional.embedding(input_ids, self.embedding)
        x = torch.tanh(nn.functional.linear(x, self.hidden_weight, self.hidden_bias))
        return with_loss(nn.functional.linear(self.dropout(x), self.head_weight, self.head_bias), targets)


def advises_on_logits_and_loss(function: Any) -> Any:
    """What usually stands in the place of both, in all functions here."""
    for part, found, zh, en in (
        (
            "logits",
            r"array\[\] .*",
            "这是一个数，像是损失。要返回两个值，logits 在前：return logits, loss",
            "This is a single number, like a loss. Return two values, the logits first: return logits, loss",
        ),
        (
            "loss",
            "None",
            "loss 是 None：只有把标签也交给模型（它的 targets 参数），模型才会计算损失。",
            "The loss is None: the model computes it only when it gets the labels as well (its parameter targets).",
        ),
        (
            "loss",
            r"Tensor\[\d.*",
            "损失应是一个数。这是 logits（两个都要返回：return logits, loss），还是每个位置的损失，还没有求平均？",
            "The loss is a single number. Are these the logits (return both: return logits, loss), or a loss per "
            "position that has not been averaged?",
        ),
    ):
        function = advises(part, found, zh=zh, en=en)(function)
    return function


@in_words("model.eval(); forward(model, torch.tensor({input_ids}), torch.tensor({labels}))   # seed = {seed}")
@returns("logits", "loss", answer={"logits": "array[5000]", "loss": "number"})
@advises_on_logits_and_loss
def evaluating(
    student: types.ModuleType, seed: int, input_ids: list[list[int]], labels: list[list[int]]
) -> dict[str, Any]:
    """The logits and the loss, dropout switched off."""
    logits, loss = _pair(_forward(student, SmallModel(seed).eval(), input_ids, labels))
    return {"logits": plain.array(logits), "loss": plain.number(loss)}


@in_words(
    "model.train(); forward(model, torch.tensor({input_ids}), torch.tensor({labels}))   # seed = {seed}"
)
@returns("logits", "loss", answer={"logits": "array[5000]", "loss": "number", "gradient of *": "array[1000]"})
@advises_on_logits_and_loss
def training(
    student: types.ModuleType, seed: int, input_ids: list[list[int]], labels: list[list[int]]
) -> dict[str, Any]:
    """The logits, the loss and the gradients that it gives, dropout switched on: no two passes are alike."""
    model = SmallModel(seed).train()
    torch.default_generator.manual_seed(seed)
    logits, loss = _pair(_forward(student, model, input_ids, labels))
    return {"logits": plain.array(logits), "loss": plain.number(loss), **_gradients(model, loss)}


@in_words("_, loss = forward(model, torch.tensor({input_ids}), torch.tensor({labels})); loss.backward()")
@returns("logits", "loss", answer={"loss": "number", "gradient of *": "array[1000]"})
@advises_on_logits_and_loss
def gradients(
    student: types.ModuleType,
    seed: int,
    input_ids: list[list[int]],
    labels: list[list[int]],
    sharpness: float = 1.0,
) -> dict[str, Any]:
    """The loss, the gradient that every parameter has right after the call, and the one that ``loss.backward()`` gives it,
    dropout switched off. These are missing when it can't be called. ``sharpness`` times larger is the head's weight.
    """
    model = SmallModel(seed, sharpness).eval()
    _, loss = _pair(_forward(student, model, input_ids, labels))
    seen = {
        f"gradient of {name} after forward": plain.array(parameter.grad)
        for name, parameter in model.named_parameters()
    }
    return {"loss": plain.number(loss), **seen, **_gradients(model, loss)}


def _gradients(model: nn.Module, loss: Any) -> dict[str, Any]:
    """What loss.backward() adds to the gradients of all parameters; nothing when it can't be called."""
    if not (isinstance(loss, Tensor) and loss.requires_grad and loss.dim() == 0):
        return {}
    model.zero_grad()
    if not _backward(loss):
        return {}
    return {
        f"gradient of {name}": plain.array(parameter.grad) for name, parameter in model.named_parameters()
    }


def _backward(loss: Tensor) -> bool:
    """Whether it works: not when the graph was used up by a backward pass of the student's."""
    try:
        loss.backward()
    except RuntimeError:
        return False
    return True


@in_words("model.train({train}); forward(model, torch.tensor({input_ids}), torch.tensor({labels}))")
@returns(
    "logits",
    "loss",
    answer={
        "loss": "number",
        "mode": "array[40]",
        "requires_grad": "array[40]",
        "parameters*": "arrays[40, 1000]",
        "gradient of *": "array[1000]",
    },
)
@advises_on_logits_and_loss
def side_effects(
    student: types.ModuleType, seed: int, input_ids: list[list[int]], labels: list[list[int]], train: bool
) -> dict[str, Any]:
    """Mode, parameters, and whether they are to be trained, after the call; the parameters before it; and the loss that
    evaluating then gives, with its gradients.
    """
    model = SmallModel(seed).train(train)
    before = {name: plain.array(value) for name, value in model.state_dict().items()}
    torch.default_generator.manual_seed(seed)
    _forward(student, model, input_ids, labels)
    seen = {
        "mode": np.array([module.training for module in model.modules()]),
        "parameters": {name: plain.array(value) for name, value in model.state_dict().items()},
        "requires_grad": np.array([parameter.requires_grad for parameter in model.parameters()]),
    }
    _, loss = _pair(_forward(student, model.eval(), input_ids, labels))
    return {**seen, "parameters before": before, "loss": plain.number(loss), **_gradients(model, loss)}


@in_words(
    "model.train(); for input_ids, labels in {batches}: logits, loss = forward(model, input_ids, labels)   # seed = {seed}"
)
@returns(
    "logits",
    "loss",
    answer={
        "logits*": "array[100]",
        "loss*": "number",
        "gradient of *": "array[1000]",
        "settings*": "settings[10]",
        "next random numbers": "array[3]",
    },
)
@advises_on_logits_and_loss
def in_turn(
    student: types.ModuleType, seed: int, batches: list[tuple[list[list[int]], list[list[int]]]]
) -> dict[str, Any]:
    """Logits and loss of many batches that the same model reads, dropout switched on, and the last one's gradients.

    torch's settings and the next random numbers show what else the calls did.
    """
    model = SmallModel(seed).train()
    seed_all(seed)
    before = settings()
    seen: dict[str, Any] = {}
    loss: Any = None
    with settings_restored():
        for step, (input_ids, labels) in enumerate(batches):
            logits, loss = _pair(student.forward(model, torch.tensor(input_ids), torch.tensor(labels)))
            seen |= {f"logits, call {step}": plain.array(logits), f"loss, call {step}": plain.number(loss)}
        after = {"settings": settings(), "settings before": before, "next random numbers": next_numbers()}
    return {**seen, **after, **_gradients(model, loss)}


def warm() -> None:
    """Run the model and its loss once, there and back."""
    row = torch.zeros(1, 2, dtype=torch.int64)
    torch.stack([part.sum() for part in SmallModel(0)(row, row)]).sum().backward()
    next_numbers()


def _forward(student: types.ModuleType, model: nn.Module, input_ids: Any, labels: Any) -> Any:
    with settings_restored():
        return student.forward(model, torch.tensor(input_ids), torch.tensor(labels))


def _pair(result: Any) -> tuple[Any, Any]:
    """(logits, loss). What is no pair at all goes as both, so that the test can name its type."""
    return (
        (result[0], result[1]) if isinstance(result, tuple | list) and len(result) == 2 else (result, result)
    )
