# kind: wrong
# misconception: idx_wraps_at_block_size
# zh-CN: 这里对 idx 取了除以 block_size 的余数，所以只有前几个样本是对的，之后又从头开始。样本的位置直接由 idx 决定，不需要取余。
# en: idx is reduced modulo block_size, so only the first few samples are right and then they begin again. idx itself is the position; no remainder is needed.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        _, offset = divmod(idx, self.block_size)
        window = self.tokens[offset:offset + self.block_size + 1]
        return window[:-1], window[1:]
