"""Asks for the whole: trains a tiny GPT with the given loop and the student's six files, and hands back its weights."""

from __future__ import annotations

import importlib
import types
from typing import Any

import numpy as np
import torch

from autograder.model import plain
from autograder.model.declared import CurvesOf, Text, pictured, returns
from autograder.model.plain import in_words

VOCABULARY, BLOCK_SIZE, BATCH_SIZE = 8, 8, 8
MODEL = {"vocab_size": VOCABULARY, "block_size": BLOCK_SIZE, "n_layer": 1, "n_head": 2, "n_embd": 16}
MAX_LR, MIN_LR, MAX_NORM, WARMUP_STEPS = 0.3, 0.03, 1.0, 2


@in_words(
    "train_exercise.train(GPT, DataLoader(PretrainDataset(text)), SGD)   # steps = {steps}, seed = {seed}"
)
@pictured(
    CurvesOf(
        {
            "loss": Text(zh="损失", en="Loss"),
            "norm": Text(zh="裁剪前的梯度范数", en="Gradient norm before clipping"),
            "lr": Text(zh="学习率", en="Learning rate"),
        },
        Text(
            zh="你的训练（实线）和参考训练（虚线）的每一步：数据和初始参数都一样。从哪一步开始分开，就从哪里找起。",
            en="Each step of your training (solid) and of the reference (dashed), from the same data and the same first "
            "weights. Look at the step where they part.",
        ),
    )
)
@returns(
    answer={"weights": "arrays[40, 4096]", "lr": "numbers[64]", "loss": "numbers[64]", "norm": "numbers[64]"}
)
def train(student: types.ModuleType | None, seed: int, steps: int) -> dict[str, Any]:
    """Train for so many steps on a text of that seed. Returns the weights by name, and lr, loss and norm per step."""
    model, seen = _trained(seed, steps)
    return {"weights": {name: plain.array(weight) for name, weight in model.named_parameters()}, **seen}


@in_words(
    "train_exercise.train(GPT, DataLoader(PretrainDataset(text)), SGD)   # steps = {steps}, seed = {seed}"
)
@returns(answer={"before": "number", "after": "number"})
def losses(student: types.ModuleType | None, seed: int, steps: int) -> dict[str, Any]:
    """The loss on text that is not trained on, before and after training. Nothing that grades may ask for this: it is
    computed where the student's code runs.
    """
    after, _ = _trained(seed, steps)
    unseen = torch.from_numpy(written_text(seed, 5000)[-32 * (BLOCK_SIZE + 1) :].reshape(32, -1))
    return {"before": _loss(_model(seed), unseen), "after": _loss(after, unseen)}


def _loss(model: torch.nn.Module, rows: torch.Tensor) -> Any:
    with torch.no_grad():
        logits = model(rows[:, :-1])[0]
    return plain.number(torch.nn.functional.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten()))


def _trained(seed: int, steps: int) -> tuple[torch.nn.Module, dict[str, list[Any]]]:
    """The model after so many steps, and what they reported."""
    text = torch.from_numpy(written_text(seed, BATCH_SIZE * steps + BLOCK_SIZE))
    model = _model(seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=MAX_LR, momentum=0.9)
    batches = torch.utils.data.DataLoader(
        importlib.import_module("todo1_dataset").PretrainDataset(text, BLOCK_SIZE),
        batch_size=BATCH_SIZE,
        shuffle=True,
        generator=torch.Generator().manual_seed(seed),
    )
    seen: dict[str, list[Any]] = {"lr": [], "loss": [], "norm": []}

    def on_step(step: int, lr: float, loss: Any, norm: Any) -> None:
        seen["lr"].append(plain.number(lr))
        seen["loss"].append(plain.number(loss))
        seen["norm"].append(plain.number(norm))

    importlib.import_module("train_exercise").train(
        model,
        batches,
        optimizer,
        total_steps=steps,
        warmup_steps=WARMUP_STEPS,
        max_lr=MAX_LR,
        min_lr=MIN_LR,
        max_norm=MAX_NORM,
        on_step=on_step,
    )
    return model, seen


def written_text(seed: int, length: int) -> np.ndarray:
    """int64[length] in a language of the seed: the characters stand in a circle, and nine times in ten the
    next one on it follows."""
    rng = np.random.default_rng(seed)
    circle = rng.permutation(VOCABULARY)
    successor = dict(zip(circle, np.roll(circle, -1), strict=True))
    text = [0]
    for surprise, other in zip(rng.random(length), rng.integers(VOCABULARY, size=length), strict=True):
        text.append(int(other) if surprise < 0.1 else int(successor[text[-1]]))
    return np.array(text[1:], dtype=np.int64)


def _model(seed: int) -> torch.nn.Module:
    """A new GPT, with the first weights that the seed gives."""
    # The course's own modules exist where this runs (the sandbox, a student's folder), not where it is checked.
    torch.default_generator.manual_seed(seed)
    gpt_model = importlib.import_module("gpt_model")
    return gpt_model.GPT(gpt_model.GPTConfig(**MODEL))


def warm() -> None:
    """Run the model there and back, and each part of the loop's machinery, once."""
    model = _model(0)
    rows = torch.zeros(BATCH_SIZE, BLOCK_SIZE, dtype=torch.int64)
    model(rows)[0].sum().backward()
    torch.optim.SGD(model.parameters(), lr=0.0, momentum=0.9).step()
    batches = torch.utils.data.DataLoader(
        [(rows[0], rows[0])],  # pyright: ignore[reportArgumentType]
        batch_size=1,
        shuffle=True,
        generator=torch.Generator().manual_seed(0),
    )
    for _ in batches:
        pass
