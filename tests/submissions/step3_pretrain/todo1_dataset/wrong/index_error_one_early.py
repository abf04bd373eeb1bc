# kind: wrong
# misconception: last_window_refused
# zh-CN: 最后一个样本被拒绝了：边界多减了一个。idx 可以一直取到 N - block_size - 1，那时 y 的最后一个词元正好是文本的最后一个。
# en: The last sample is refused: the bound is one too strict. idx runs up to N - block_size - 1, where the last token of y is just the last of the text.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx + self.block_size + 1 >= len(self.tokens):
            raise IndexError("not enough tokens left")
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y
