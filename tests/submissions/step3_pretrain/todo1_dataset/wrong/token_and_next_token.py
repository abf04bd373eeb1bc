# kind: wrong
# misconception: single_token_pair
# zh-CN: 这里只取了一对词元，没有用上 block_size。一个样本是长度为 block_size 的一段：x 从 idx 开始，y 晚一位，两者都是一维张量。
# en: Just one pair of tokens is taken and block_size is not used. A sample is a stretch of block_size tokens: x begins at idx, y one position later, both one-dimensional.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx]
        y = self.tokens[idx + 1]
        return x, y
