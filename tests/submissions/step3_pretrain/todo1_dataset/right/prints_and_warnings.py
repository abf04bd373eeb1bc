# kind: right
# about: Prints and warns in every call; the values are right.

import sys
import warnings

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        print(f"[debug] idx={idx} / {len(self)}", file=sys.stderr)
        warnings.warn("正在取样本 / fetching a sample", stacklevel=2)
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        print("x.shape =", x.shape, "y.shape =", y.shape)
        return x, y
