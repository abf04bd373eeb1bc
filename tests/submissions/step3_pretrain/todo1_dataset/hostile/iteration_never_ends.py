# kind: hostile
# attack: endless_work
# about: Sorts and copies for ever inside __getitem__, with the work hidden in a property and an iterator.

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class Treadmill:
    """An iterator that never stops."""

    def __iter__(self) -> "Treadmill":
        return self

    def __next__(self) -> int:
        return HELD


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        return max(Treadmill()), sum(Treadmill())
