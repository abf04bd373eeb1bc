# kind: wrong
# misconception: target_overwrites_input
# zh-CN: y = x 并没有复制：两个名字指着同一块内存，往 y 里写，x 和 self.tokens 也跟着变了。y 要单独从 tokens 的后一个位置取，不要往切片里写。
# en: y = x makes no copy: both names are the same memory, so writing into y also changes x and self.tokens. Take y separately from one position further on, and never write into a slice of tokens.

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
        y = x
        y[:] = self.tokens[idx + 1:idx + 1 + self.block_size].clone()
        return x, y
