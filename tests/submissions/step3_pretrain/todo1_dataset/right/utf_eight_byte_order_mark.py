# kind: right
# about: Saved by an editor that puts a UTF-8 byte order mark in front.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        """返回 (x, y)，y 比 x 晚一个位置。"""
        x = self.tokens[idx:][:self.block_size]
        y = self.tokens[idx + 1:][:self.block_size]
        return x, y
