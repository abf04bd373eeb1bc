# kind: right
# about: Prepares all windows once in __init__, guarding texts that are too short.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size
        # a text shorter than one window has no samples at all
        if len(tokens) > block_size:
            self.inputs = tokens[:-1].unfold(0, block_size, 1)
            self.targets = tokens[1:].unfold(0, block_size, 1)

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return self.inputs[idx], self.targets[idx]
