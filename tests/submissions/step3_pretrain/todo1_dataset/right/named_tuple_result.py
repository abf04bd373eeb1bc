# kind: right
# about: Returns a NamedTuple, which is a tuple of two.

from typing import NamedTuple

import torch
from torch.utils.data import Dataset


class Sample(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        b = self.block_size
        return Sample(x=self.tokens[idx:idx + b], y=self.tokens[idx + 1:idx + b + 1])
