# kind: wrong
# misconception: idx_times_block_size
# zh-CN: 这里把 idx 乘以了 block_size，让窗口一块接一块、互不重叠。本课的样本每次只移动一个位置（共 N - block_size 个），所以第 idx 个样本就从位置 idx 开始；否则靠后的样本会超出文本。
# en: idx is multiplied by block_size, so windows lie side by side without overlap. In this lesson samples move on by one position (there are N - block_size of them), so sample idx begins at position idx; otherwise later samples run off the end of the text.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = idx * self.block_size
        x = self.tokens[start:start + self.block_size]
        y = self.tokens[start + 1:start + 1 + self.block_size]
        return x, y
