# kind: wrong
# misconception: adds_batch_dimension
# zh-CN: 多加了一个批次维，形状成了 [1, block_size]。一个样本是一维的 [block_size]，把样本叠成批次是 DataLoader 的工作。
# en: A batch dimension is added, giving shape [1, block_size]. One sample is one-dimensional, [block_size]; the DataLoader stacks samples into batches.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].unsqueeze(0)
        y = self.tokens[idx + 1:idx + 1 + self.block_size].unsqueeze(0)
        return x, y
