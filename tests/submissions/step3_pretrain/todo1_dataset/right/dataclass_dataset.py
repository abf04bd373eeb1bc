# kind: right
# about: The given __init__ is replaced by a dataclass with the same fields.

from dataclasses import dataclass

import torch
from torch.utils.data import Dataset


@dataclass(eq=False)
class PretrainDataset(Dataset):
    tokens: torch.Tensor
    block_size: int

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x, _ = self.tokens[idx:idx + self.block_size + 1].split([self.block_size, 1])
        _, y = self.tokens[idx:idx + self.block_size + 1].split([1, self.block_size])
        return x, y
