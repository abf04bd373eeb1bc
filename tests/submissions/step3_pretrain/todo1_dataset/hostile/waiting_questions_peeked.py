# kind: hostile
# attack: state_between_runs
# about: Looks at the questions that still wait in the channel without taking them, to prepare for them.

import os
import socket

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


waiting: list[bytes] = []


def peek() -> None:
    """Reads what is there with MSG_PEEK, from sockets only; the driver gets it all the same."""
    for descriptor in range(64):
        try:
            with socket.socket(fileno=os.dup(descriptor)) as channel:
                waiting.append(channel.recv(1 << 20, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except OSError:
            continue


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        if len(waiting) < 64:
            peek()
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
