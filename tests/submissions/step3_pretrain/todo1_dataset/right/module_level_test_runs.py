# kind: right
# about: Tests itself with asserts and a print while it is imported.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x, y = (self.tokens[k:k + self.block_size] for k in (idx, idx + 1))
        return x, y


_probe = PretrainDataset(torch.tensor([3, 1, 4, 1, 5, 9, 2, 6]), 3)
assert len(_probe) == 5
_x, _y = _probe[4]
assert _x.tolist() == [5, 9, 2] and _y.tolist() == [9, 2, 6]
print("PretrainDataset: ok", _x, _y)
