# kind: right
# about: A 2 x block_size as_strided view whose rows overlap in memory.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        t = self.tokens
        s = t.stride(0)
        both = t.as_strided((2, self.block_size), (s, s), t.storage_offset() + idx * s)
        return both[0], both[1]
