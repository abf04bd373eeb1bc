# kind: right
# about: Builds x recursively by halving the window, then y with one more token.

import torch
from torch.utils.data import Dataset


def collect(tokens, start, stop):
    if stop - start == 1:
        return tokens[start].reshape(1)
    middle = (start + stop) // 2
    return torch.cat((collect(tokens, start, middle), collect(tokens, middle, stop)))


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = collect(self.tokens, idx, idx + self.block_size)
        y = torch.cat([x[1:], self.tokens[idx + self.block_size].reshape(1)])
        return x, y
