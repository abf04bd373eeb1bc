# kind: wrong
# misconception: returns_dict
# zh-CN: 返回的是字典。这一课的训练循环按顺序拆开 (x, y)，所以要返回一个二元组，而不是带名字的字典。
# en: A dictionary is returned. This lesson's loop unpacks (x, y) in order, so a tuple of two is needed instead of a dictionary with names.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        return {
            "input_ids": self.tokens[idx:idx + self.block_size],
            "labels": self.tokens[idx + 1:idx + 1 + self.block_size],
        }
