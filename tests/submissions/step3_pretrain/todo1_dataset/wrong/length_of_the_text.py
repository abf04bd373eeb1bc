# kind: wrong
# misconception: length_counts_tokens
# zh-CN: __len__ 返回了词元的个数，而不是样本的个数，靠后的样本就不够长了。给出的 __len__ 已经减去了 block_size，不需要改。
# en: __len__ returns the number of tokens instead of samples, so the last samples would come out too short. The given __len__ subtracts block_size and is right as it is.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return len(self.tokens)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y
