# kind: hostile
# attack: answer_bomb
# about: Returns tensors of 1 GiB, never touched, in place of one block.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        bomb = torch.empty(1 << 27, dtype=torch.long)
        return bomb, bomb
