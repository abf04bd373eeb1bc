# kind: right
# about: Remembers samples in a dictionary of its own, keyed by idx.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self._seen = {}

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx not in self._seen:
            w = self.tokens[idx:idx + self.block_size + 1]
            self._seen[idx] = (w[:-1], w[1:])
        return self._seen[idx]
