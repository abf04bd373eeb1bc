# kind: right
# about: Returns independent, contiguous copies instead of views.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        begin, end = idx, idx + self.block_size
        x = self.tokens[begin:end].clone().contiguous()
        y = self.tokens[begin + 1:end + 1].detach().clone()
        return (x, y)
