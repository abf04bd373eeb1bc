# kind: hostile
# attack: crash
# about: Recurses in C without Python's limit until the stack overflows.

import sys
import threading

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


sys.setrecursionlimit(2**31 - 1)
threading.stack_size(1 << 20)


class Deep:
    """Its repr is the repr of something that holds it."""

    def __repr__(self) -> str:
        return repr([self])


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        print(Deep())
        nested: object = ()
        for _ in range(10**6):
            nested = (nested,)
        hash(nested)
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
