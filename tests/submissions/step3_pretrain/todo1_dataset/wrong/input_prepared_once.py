# kind: wrong
# misconception: input_ignores_idx
# zh-CN: y 取对了，但 x 总是文本的第一个窗口，没有用上 idx。x 和 y 要一起从 idx 出发，只差一位。
# en: y is right, but x is always the first window of the text and never uses idx. Both start out from idx, just one position apart.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.first = tokens[0:block_size]

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        y = self.tokens[idx + 1:][:self.block_size]
        return self.first, y
