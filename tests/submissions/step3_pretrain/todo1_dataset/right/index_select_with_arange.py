# kind: right
# about: Builds the positions with arange and gathers with index_select and take.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        positions = torch.arange(idx, idx + self.block_size)
        x = torch.index_select(self.tokens, 0, positions)
        y = torch.take(self.tokens, positions + 1)
        return x, y
