# kind: hostile
# about: Declares the source coding: utf-7, by which what looks like a comment becomes code that exits.
# attack: hostile_source

import os

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input

# just a comment+AAo-os._exit(0)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
