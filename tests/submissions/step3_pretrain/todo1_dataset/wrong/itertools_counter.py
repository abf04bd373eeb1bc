# kind: wrong
# misconception: counts_calls_instead_of_idx
# zh-CN: 样本的位置来自自己数的调用次数，没有用 idx，所以只有按顺序取时才对。DataLoader 可能以任何顺序要样本：位置只由 idx 决定。
# en: The position comes from counting the calls instead of from idx, so it is right only when samples are asked for in order. A DataLoader may ask in any order: idx alone decides.

import itertools
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        self.counter = itertools.count()

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        start = next(self.counter)
        chunk = self.tokens[start:start + self.block_size + 1]
        return chunk[:self.block_size], chunk[1:]
