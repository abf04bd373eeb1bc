# kind: right
# about: Collects Python ints one by one and makes long tensors of them.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = []
        y = []
        for i in range(self.block_size):
            x.append(self.tokens[idx + i].item())
            y.append(self.tokens[idx + i + 1].item())
        return torch.tensor(x, dtype=torch.long), torch.LongTensor(y)
