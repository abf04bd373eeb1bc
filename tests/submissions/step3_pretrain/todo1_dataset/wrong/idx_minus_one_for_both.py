# kind: wrong
# misconception: window_starts_one_early
# zh-CN: 整个窗口早了一个位置：x 从 idx 前面一个词元开始，y 反而从 idx 开始。在 idx = 0 处前面没有词元，x 还会变空。x 应当正好从 idx 开始，往后移的是 y。
# en: The whole window starts one token early: x begins before position idx, and y begins at idx. At idx = 0 there is nothing before, so x even comes out empty. x begins exactly at idx; it is y that moves on.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        idx = idx - 1
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y
