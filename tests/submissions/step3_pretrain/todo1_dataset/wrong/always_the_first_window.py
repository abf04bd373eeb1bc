# kind: wrong
# misconception: ignores_idx
# zh-CN: 不管 idx 是多少，返回的总是文本最开头的那个窗口，idx 没有用上。第 idx 个样本应当从位置 idx 开始。
# en: Whatever idx is, the window at the very beginning of the text is returned: idx is not used. Sample number idx begins at position idx.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[:self.block_size]
        y = self.tokens[1:self.block_size + 1]
        return x, y
