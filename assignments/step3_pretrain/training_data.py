"""训练用的文本和批（已给出）
The text and the batches of a training run (given; nothing to do here).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import data_exercise
import todo1_dataset
import torch
from language import say
from torch import Tensor
from training_run import EPOCH_DIVISOR, Settings, UsageError


@dataclass(frozen=True)
class Corpus:
    """A text as ids: the part to learn from, and the part that is only ever measured on."""

    text: str
    vocabulary: data_exercise.Vocabulary
    training: Tensor  # LongTensor[N]
    held_out: Tensor  # LongTensor[M]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @classmethod
    def load(cls, path: Path, settings: Settings) -> Corpus:
        """Raises UsageError when the file is missing, isn't UTF-8, or is too short for the settings."""
        try:
            if not path.exists() and settings.data == Settings.data:
                data_exercise.create_sample_data(path)
            text = data_exercise.read_text(path)
        except (OSError, ValueError) as error:
            raise UsageError(
                say(f"--data {path}：读不了：{error}", f"--data {path}: can't be read: {error}")
            ) from error
        training, held_out = data_exercise.split_text(text)
        needed = settings.block_size + settings.batch_size
        if len(training) < needed or len(held_out) < 2:
            raise UsageError(
                say(
                    f"--data {path}：文本太短，只有 {len(text)} 个字符。\n"
                    f"训练部分至少需要 {needed} 个，留出部分至少 2 个。",
                    f"--data {path}: too short, {len(text)} characters only.\n"
                    f"The training part needs {needed} at least, the held-out part 2.",
                )
            )
        vocabulary = data_exercise.Vocabulary.from_text(text)
        return cls(text, vocabulary, vocabulary.encode(training), vocabulary.encode(held_out))


class Batches:
    """The batches of a run, from any step on: which windows they hold depends on seed and step only."""

    def __init__(self, tokens: Tensor, settings: Settings, device: torch.device) -> None:
        self.dataset = todo1_dataset.PretrainDataset(tokens, settings.block_size)
        self.settings = settings
        self.device = device
        self.steps_per_epoch = max(1, len(self.dataset) // EPOCH_DIVISOR // settings.batch_size)
        # (n, block_size + 1), a view: nothing is copied. One gather from it is faster than many dataset[i]; it is
        # used where it gives the same batches.
        self.windows = tokens.unfold(0, settings.block_size + 1, 1)
        self.is_sliced = self._dataset_is_plain()

    def _dataset_is_plain(self) -> bool:
        """Whether dataset[i] is window i and its successor, at both ends and at a few places between."""
        n = len(self.dataset)
        for i in {0, 1, n // 3, n // 2, n - 2, n - 1} & set(range(n)):
            x, y = self.dataset[i]
            window = self.windows[i]
            if not (torch.equal(x, window[:-1]) and torch.equal(y, window[1:])):
                return False
        return True

    def from_step(self, start_step: int) -> Iterator[tuple[Tensor, Tensor]]:
        """(x, y), both LongTensor[batch_size, block_size], for start_step and all steps after it."""
        batch_size = self.settings.batch_size
        for epoch in range(start_step // self.steps_per_epoch, self.settings.epochs):
            generator = torch.Generator().manual_seed(self.settings.seed * 1_000_003 + epoch)
            order = torch.randperm(len(self.dataset), generator=generator)  # no window twice in an epoch
            first = max(0, start_step - epoch * self.steps_per_epoch)
            for i in range(first, self.steps_per_epoch):
                yield self._batch(order[i * batch_size : (i + 1) * batch_size])

    def _batch(self, indices: Tensor) -> tuple[Tensor, Tensor]:
        if self.is_sliced:
            window = self.windows[indices].to(self.device)  # (B, block_size + 1)
            return window[:, :-1].contiguous(), window[:, 1:].contiguous()
        xs, ys = zip(*(self.dataset[i] for i in indices.tolist()), strict=True)
        return torch.stack(xs).to(self.device), torch.stack(ys).to(self.device)
