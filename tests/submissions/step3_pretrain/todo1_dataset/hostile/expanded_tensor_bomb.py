# kind: hostile
# attack: answer_bomb
# about: Returns a view of one number with a trillion entries: nothing in memory, endless when it is copied.

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
        bomb = torch.full((1,), HELD, dtype=torch.long).expand(10**12)
        return bomb, bomb
