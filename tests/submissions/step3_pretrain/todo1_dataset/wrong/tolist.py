# kind: wrong
# misconception: returns_lists
# zh-CN: 数值是对的，但返回的是 Python 列表。x 和 y 应当是长整型张量；对 tokens 做切片得到的本来就是张量。
# en: The values are right but come as Python lists. x and y are long tensors; a slice of tokens is a tensor already.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].tolist()
        y = self.tokens[idx + 1:idx + 1 + self.block_size].tolist()
        return x, y
