# kind: wrong
# misconception: returns_nothing
# zh-CN: __getitem__ 什么也没有返回（得到的是 None）。算好或打印出来还不够，最后要用 return 把 (x, y) 交出去。
# en: __getitem__ returns nothing (the caller gets None). Computing or printing the values is not enough: hand (x, y) back with return.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        print(x, y)
