# kind: wrong
# misconception: even_and_odd_tokens
# zh-CN: x 取了偶数位置、y 取了奇数位置的词元，中间都跳过了一个。x 是从 idx 开始连续的一段，y 是同样连续的一段，晚一位。
# en: x takes every other token and y those in between. x is an unbroken stretch of the text from idx on, and y an unbroken stretch one position later.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        stop = idx + 2 * self.block_size
        x = self.tokens[idx:stop:2]
        y = self.tokens[idx + 1:stop:2]
        return x, y
