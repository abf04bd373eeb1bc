# kind: right
# about: Postponed annotations, aliases and a Final constant.

from __future__ import annotations

from typing import Final

import torch
from torch import LongTensor, Tensor
from torch.utils.data import Dataset

Sample = tuple[Tensor, Tensor]
SHIFT: Final[int] = 1


class PretrainDataset(Dataset[Sample]):
    tokens: LongTensor
    block_size: int

    def __init__(self, tokens: LongTensor, block_size: int) -> None:
        super().__init__()
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, self.tokens.size(0) - self.block_size)

    def __getitem__(self, idx: int) -> Sample:
        stop: int = idx + self.block_size
        x: Tensor = self.tokens[idx:stop]
        y: Tensor = self.tokens[idx + SHIFT:stop + SHIFT]
        return x.to(torch.long), y.to(torch.long)
