# kind: right
# about: Chooses positions by comparing them with the ends of the window.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        where = torch.arange(len(self.tokens))
        inside = (where >= idx) & (where < idx + self.block_size)
        shifted = (where > idx) & (where <= idx + self.block_size)
        return self.tokens[inside], torch.masked_select(self.tokens, shifted)
