# kind: right
# about: Rolls the whole text by one; the wrapped token lies outside every sample.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        moved = torch.roll(self.tokens, shifts=-1, dims=0)
        return self.tokens[idx:idx + self.block_size], moved[idx:idx + self.block_size]
