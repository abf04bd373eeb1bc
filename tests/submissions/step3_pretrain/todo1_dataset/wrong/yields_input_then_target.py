# kind: wrong
# misconception: yields_instead_of_returning
# zh-CN: 用了 yield，于是 __getitem__ 变成了生成器，调用者拿到的不是样本。取一个样本用 return 就行，逐个取样由 DataLoader 负责。
# en: yield turns __getitem__ into a generator, so the caller gets no sample. One sample is handed back with return; going through all samples is the DataLoader's work.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        yield (self.tokens[idx:idx + self.block_size], self.tokens[idx + 1:idx + self.block_size + 1])
