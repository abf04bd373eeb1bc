# kind: right
# about: Returns two columns of one matrix, so that neither tensor is contiguous.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        span = torch.arange(self.block_size).unsqueeze(1)      # [B, 1]
        pairs = self.tokens[idx + span + torch.tensor([[0, 1]])]  # [B, 2]
        x, y = pairs.unbind(dim=1)
        return x, y
