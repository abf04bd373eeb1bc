# kind: wrong
# misconception: consumes_tokens
# zh-CN: 每次取样本都把 self.tokens 截短了，所以下一次从别的地方数起：第一次对，之后就错了。取样本不应改动数据集，self.tokens 要保持原样。
# en: Every call cuts self.tokens shorter, so the next call counts from somewhere else: the first is right and later ones are not. Fetching a sample must leave the data set, self.tokens, as it was.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        _, rest = self.tokens[:idx], self.tokens[idx:]
        sample = rest[:self.block_size], rest[1:1 + self.block_size]
        self.tokens = rest
        return sample
