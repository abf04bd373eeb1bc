# kind: right
# about: Slices a numpy array and converts back with from_numpy.

import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        arr = self.tokens.numpy()
        x = torch.from_numpy(arr[idx:idx + self.block_size].astype(np.int64))
        y = torch.from_numpy(arr[idx + 1:idx + self.block_size + 1].astype(np.int64))
        return x, y
