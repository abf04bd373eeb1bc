# kind: wrong
# misconception: cache_shared_between_datasets
# zh-CN: 缓存是所有数据集共用的，而且只按 idx 区分，所以第二个数据集会拿到第一个数据集的样本。每个数据集的样本只应来自它自己的 tokens 和 block_size。
# en: All data sets share one cache that knows only idx, so a second data set gets samples of the first. A sample must come from this data set's own tokens and block_size.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    cache = {}

    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx not in PretrainDataset.cache:
            chunk = self.tokens[idx:idx + self.block_size + 1]
            PretrainDataset.cache[idx] = (chunk[:-1].clone(), chunk[1:].clone())
        return PretrainDataset.cache[idx]
