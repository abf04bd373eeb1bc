# kind: hostile
# attack: endless_work
# about: Burns four seconds of CPU while it is imported, so that little is left for its neighbours.

import time

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


while time.process_time() < 4.0:
    pass


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
