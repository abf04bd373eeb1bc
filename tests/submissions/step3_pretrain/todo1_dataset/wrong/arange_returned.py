# kind: wrong
# misconception: positions_instead_of_tokens
# zh-CN: 返回的是位置（idx, idx+1, …），而不是这些位置上的词元。位置只用来找，真正要返回的是 tokens 在那里的值。
# en: The positions (idx, idx+1, ...) are returned instead of the tokens that stand there. Positions only say where to look; what is wanted are the values of tokens.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = torch.arange(idx, idx + self.block_size)
        y = torch.arange(idx + 1, idx + 1 + self.block_size)
        return x, y
