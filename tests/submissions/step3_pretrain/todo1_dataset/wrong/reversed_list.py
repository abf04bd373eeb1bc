# kind: wrong
# misconception: target_reversed
# zh-CN: y 是把 x 倒过来。目标不是倒序，而是每个位置的下一个词元：顺序不变，整体往后移一位。
# en: y is x backwards. The targets are not in reverse order: they are each position's next token, in the same order, moved on by one.

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
        y = torch.tensor(x.tolist()[::-1], dtype=torch.long)
        return x, y
