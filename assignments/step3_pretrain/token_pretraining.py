"""在词元上预训练：后面几步从这里接着走（已给出）
Pretraining on tokens, from which the later steps go on: your six TODOs, step 1's tokenizer, and a GPT (given; nothing to do
here).

    model = new_model(len(tokenizer))
    pretrain(model, tokenizer.encode(text), on_step=print)

The lesson's own run takes characters as tokens; here a token is a piece of a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
import train_exercise
from data_exercise import Batches
from kit import gpt
from torch import Tensor, nn

SHAPE: dict[str, Any] = {"block_size": 128, "n_layer": 2, "n_head": 4, "n_embd": 128}
SETTINGS = train_exercise.Settings(
    batch_size=16,
    learning_rate=3e-3,
    min_lr=3e-4,
    warmup_steps=60,
    weight_decay=0.1,
    grad_clip=1.0,
    seed=1,
    **SHAPE,
)
STEPS = 600
CPU = torch.device("cpu")


def new_model(vocab_size: int) -> gpt.GPT:
    """A GPT that has learned nothing, always the same."""
    torch.manual_seed(SETTINGS.seed)
    return gpt.GPT(gpt.GPTConfig(vocab_size=vocab_size, **SHAPE))


def optimizer_of(model: nn.Module) -> torch.optim.AdamW:
    """What updates the model."""
    return train_exercise.make_optimizer(model, SETTINGS, CPU)


def pretrain(
    model: nn.Module,
    ids: Sequence[int],
    optimizer: torch.optim.Optimizer,
    on_step: Callable[[int, float, Tensor, float], None],
    start_step: int = 0,
    steps: int = STEPS,
) -> None:
    """Train on windows of the ids, drawn at random, from that step to the last; see train_exercise.train for on_step.

    Which windows a step holds depends on the seed and its number only, so that a run can be broken off and go on.
    """
    batches = Batches(torch.tensor(ids), SETTINGS.block_size, SETTINGS.batch_size, 1, SETTINGS.seed, CPU)
    train_exercise.train(
        model,
        (
            batch
            for _, batch in zip(range(start_step, steps), batches.from_step(start_step, steps), strict=False)
        ),
        optimizer,
        total_steps=steps,
        warmup_steps=SETTINGS.warmup_steps or 0,
        max_lr=SETTINGS.learning_rate,
        min_lr=SETTINGS.min_lr or 0.0,
        max_norm=SETTINGS.grad_clip,
        on_step=on_step,
        start_step=start_step,
    )
