# kind: wrong
# misconception: window_starts_one_late
# zh-CN: 整个窗口晚了一个位置：x 从第 idx 个词元的后面一个才开始。idx 从 0 数起，第 0 个样本的 x 应当从文本的第一个词元开始，只有 y 才往后移一位。
# en: The whole window starts one token late: x begins after position idx. idx counts from 0, so sample 0's x begins with the very first token of the text; only y is moved on by one.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = idx + 1  # 第一个样本
        window = self.tokens[start:start + self.block_size + 1]
        x = window[:self.block_size]
        y = window[1:]
        return x, y
