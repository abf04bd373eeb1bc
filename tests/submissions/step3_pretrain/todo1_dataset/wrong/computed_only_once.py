# kind: wrong
# misconception: first_sample_cached
# zh-CN: 第一次取的样本被存了下来，之后不管 idx 是多少都返回它。如果要缓存，必须按 idx 分开存；直接切片已经足够快了。
# en: The sample that was fetched first is kept and returned whatever idx is asked for later. A cache would have to be kept per idx; slicing is fast enough without one.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if not hasattr(self, "x"):
            self.x = self.tokens[idx:idx + self.block_size]
            self.y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return self.x, self.y
