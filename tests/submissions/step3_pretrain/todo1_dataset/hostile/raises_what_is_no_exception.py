# kind: hostile
# attack: hostile_exception
# about: Raises objects that are no exceptions, and classes whose making of an instance fails.

import sys

import torch
from torch.utils.data import Dataset


class NeverMade(Exception):
    """Its constructor returns something else."""

    def __new__(cls, *arguments: object) -> object:
        return 20


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        if idx % 3 == 0:
            raise 20
        if idx % 3 == 1:
            raise NeverMade
        raise type("", (BaseException,), {"__init__": lambda self: sys.exit(0)})
