# kind: wrong
# misconception: returns_floats
# zh-CN: 词元被转成了浮点数。词元是词表里的编号，要用整数（torch.long）去查嵌入、算交叉熵；原来的类型本来就是对的，不需要转换。
# en: The tokens are turned into floats. A token is a number in the vocabulary; embedding and cross-entropy need integers (torch.long). The type that they come in is right already.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.zeros(self.block_size)
        y = torch.zeros(self.block_size)
        for i in range(self.block_size):
            x[i] = self.tokens[idx + i]
            y[i] = self.tokens[idx + i + 1]
        return x, y
