# kind: hostile
# attack: answer_bomb
# about: Returns lists that say that they have a billion entries and produce them one by one.

import itertools
from collections.abc import Iterator

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class Billion(list):
    """A list without memory: a billion times -1."""

    def __len__(self) -> int:
        return 10**9

    def __getitem__(self, index: object) -> int:
        return HELD

    def __iter__(self) -> Iterator[int]:
        return itertools.repeat(HELD, 10**9)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> object:
        return Billion(), itertools.repeat(HELD)
