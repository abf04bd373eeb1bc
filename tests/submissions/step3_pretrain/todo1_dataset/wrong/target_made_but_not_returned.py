# kind: wrong
# misconception: returns_input_only
# zh-CN: 只返回了 x。训练时还需要目标：应当返回一对 (x, y)，y 比 x 晚一个位置。
# en: Only x is returned. Training needs the targets as well: return the pair (x, y), where y is one position ahead of x.

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
        return x
