# kind: wrong
# misconception: hard_coded_block_size
# variants: 64 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 100 | 128 | 256 | 512 | 1024
# zh-CN: 窗口长度写成了固定的数，没有用 self.block_size，所以只有恰好用到那个长度时才对。长度由创建数据集的人决定，存在 self.block_size 里。
# en: The window's length is a fixed number instead of self.block_size, so it is right only when that very length happens to be used. Whoever makes the data set decides the length; it is kept in self.block_size.

import torch
from torch.utils.data import Dataset


BLOCK_SIZE = 64


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        window = self.tokens[idx:idx + BLOCK_SIZE + 1]
        return window[:BLOCK_SIZE], window[1:BLOCK_SIZE + 1]
