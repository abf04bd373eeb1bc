# kind: right
# about: Looks the sample up in a sliding-window view made by unfold on every call.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        windows = self.tokens.unfold(0, self.block_size + 1, 1)   # [N - block_size, block_size + 1]
        window = windows[idx]
        return window[:self.block_size], window[1:]
