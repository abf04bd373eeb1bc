# kind: right
# about: Uses Tensor.narrow instead of slices.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens.narrow(0, idx, self.block_size)
        y = torch.narrow(self.tokens, dim=0, start=idx + 1, length=self.block_size)
        return x, y
