# kind: right
# about: Computes y as x plus the differences of neighbouring tokens.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        window = self.tokens[idx:idx + self.block_size + 1]
        x = window[:self.block_size]
        y = x + torch.diff(window)
        return x, y
