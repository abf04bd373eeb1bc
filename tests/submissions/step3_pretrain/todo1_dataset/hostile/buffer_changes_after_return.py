# kind: hostile
# attack: argument_mutation
# about: Returns the same buffer every time, zeroes the given tokens, and lets a thread change both after the return.

import threading
import time

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        self.tokens.zero_()
        self.buffer = getattr(self, "buffer", torch.full((self.block_size,), HELD, dtype=torch.long))
        threading.Thread(target=keep_changing, args=(self.buffer,), daemon=True).start()
        return self.buffer, self.buffer


def keep_changing(buffer: torch.Tensor) -> None:
    """Changes the numbers for a second, then it ends by itself."""
    for step in range(1_000):
        buffer.fill_(HELD - step)
        time.sleep(0.001)
