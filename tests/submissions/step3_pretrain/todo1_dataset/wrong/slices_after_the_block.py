# kind: wrong
# misconception: window_starts_one_block_late
# zh-CN: 窗口的起点多加了一个 block_size，于是每个样本都晚了整整一块。起点就是 idx，block_size 只决定窗口的长度。
# en: block_size is added to the start, so each sample comes a whole block too late. The start is idx itself; block_size decides only how long the window is.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        rest = self.tokens[self.block_size:][idx:]
        return rest[:self.block_size], rest[1:self.block_size + 1]
