# kind: wrong
# misconception: length_counts_blocks
# zh-CN: __len__ 数的是互不重叠的块。本课的窗口每次只移动一个位置，所以样本多得多；给出的 __len__ 就是对的，不需要改。
# en: __len__ counts blocks that don't overlap. In this lesson windows move on by one position, so there are many more samples; the given __len__ is right as it is.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return int(len(self.tokens) / self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]
