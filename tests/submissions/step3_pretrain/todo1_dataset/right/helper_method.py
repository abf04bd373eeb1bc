# kind: right
# about: A helper method cuts a window that starts anywhere; it is called twice.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self._window(idx), self._window(idx + 1)

    def _window(self, start):
        """block_size tokens from `start` on."""
        stop = start + self.block_size
        return self.tokens[start:stop]
