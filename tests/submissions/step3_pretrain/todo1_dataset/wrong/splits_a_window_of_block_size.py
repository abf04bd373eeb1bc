# kind: wrong
# misconception: both_one_token_short
# zh-CN: x 和 y 都只有 block_size - 1 个词元。要得到一对各有 block_size 个、相差一位的序列，需要先看 block_size + 1 个词元的范围。
# en: x and y have only block_size - 1 tokens each. A pair of sequences of block_size tokens, one position apart, spans block_size + 1 tokens of the text.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size]
        x = chunk[:-1]
        y = chunk[1:]
        return x, y
