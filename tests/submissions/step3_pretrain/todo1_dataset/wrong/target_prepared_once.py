# kind: wrong
# misconception: target_ignores_idx
# zh-CN: x 取对了，但 y 总是从文本开头数起，没有用上 idx，所以只有第 0 个样本是对的。y 的起点要跟着 idx 一起移动。
# en: x is right, but y always counts from the beginning of the text and never uses idx, so only sample 0 is right. The start of y has to move along with idx.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.target = tokens[1:][:block_size]

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self.tokens[idx:idx + self.block_size], self.target
