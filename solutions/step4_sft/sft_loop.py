"""指令微调的循环：你的五个文件怎样合在一起（已给出）
The loop of instruction tuning: how your files work together (given; nothing to do here).

    turns = [("user", [5, 6]), ("assistant", [7])]
    for loss in train(model, [[turns]], optimizer, marks): ...

B = 批大小 batch size, T = 长度 length, V = vocab_size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from todo1a_conversation import conversation
from todo1b_answer_labels import answer_labels
from todo1c_shift import shift
from todo2_collate import collate
from todo3_masked_loss import masked_loss
from torch import Tensor, nn

Turns = list[tuple[str, list[int]]]


class Marks(Protocol):
    """The ids of the special tokens (`kit.chat.Marks`)."""

    @property
    def end(self) -> int: ...

    @property
    def user(self) -> int: ...

    @property
    def assistant(self) -> int: ...

    @property
    def pad(self) -> int: ...


def example(turns: Turns, marks: Marks) -> tuple[Tensor, Tensor]:
    """One conversation as what the model reads and what it has to say: LongTensor[n - 1] each (TODOs 1a, 1b, 1c)."""
    ids = conversation(turns, marks.user, marks.assistant, marks.end)
    return shift(ids, answer_labels(turns, marks.end))


def batch_of(conversations: Sequence[Turns], marks: Marks) -> tuple[Tensor, Tensor]:
    """Several conversations as input_ids and targets, LongTensor[B, T] each (TODO 2)."""
    return collate([example(turns, marks) for turns in conversations], marks.pad)


def train(
    model: nn.Module, batches: Iterable[tuple[Tensor, Tensor]], optimizer: Any, before_step: Any = None
) -> Iterator[Tensor]:
    """One step per batch of `batch_of`, by TODO 3's loss; gives the loss of each, detached.

    before_step(step): called before each step, to set the learning rate.
    """
    model.train()
    for step, (input_ids, targets) in enumerate(batches):
        if before_step is not None:
            before_step(step)
        loss = masked_loss(model(input_ids)[0], targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield loss.detach()
