# kind: right
# about: Raises IndexError outside the valid range and allows negative indices.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if not -len(self) <= idx < len(self):
            raise IndexError(f"idx {idx} 超出范围 [0, {len(self)})")
        idx = int(idx) % len(self)
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        assert x.shape == y.shape == (self.block_size,)
        return x, y
