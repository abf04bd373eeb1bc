# kind: wrong
# misconception: input_one_token_long
# zh-CN: x 多了一个词元，有 block_size + 1 个，连最后一个目标也放进了输入。切片的右端不包含在内，长度等于终点减起点，应当正好是 block_size。
# en: x has one token too many, block_size + 1, so that even the last target is in the input. A slice's length is its end minus its start, and should be exactly block_size.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + 1 + self.block_size]
        y = x[1:]
        return x, y
