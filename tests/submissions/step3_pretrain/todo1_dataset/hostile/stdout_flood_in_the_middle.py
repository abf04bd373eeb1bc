# kind: hostile
# attack: output_flood
# about: Prints 20 MiB without a line break while it is imported.

import os

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


for _ in range(320):
    os.write(1, b"\x00" * 65_536)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
