# kind: wrong
# misconception: returns_window_unsplit
# zh-CN: 返回的是一整段 block_size + 1 个词元。范围取对了，还差一步：把它拆成一对 (x, y)，各 block_size 个，相差一位。
# en: One piece of block_size + 1 tokens is returned. The range is right; one step is missing: make it into the pair (x, y) of block_size tokens each, one position apart.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        # the training loop can split it
        sample = torch.narrow(self.tokens, 0, idx, self.block_size + 1)
        return sample
