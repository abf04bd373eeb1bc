# kind: wrong
# misconception: both_one_token_long
# zh-CN: x 和 y 都按 block_size + 1 个词元来取，各多了一个。block_size 就是每个序列的长度；切片的右端不包含在内，不需要再加 1。
# en: x and y are both cut as block_size + 1 tokens, one too many each. block_size is the length of either; a slice leaves out its right end, and nothing has to be added for that.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size + 1]
        y = self.tokens[idx + 1:idx + self.block_size + 2]
        return x, y
