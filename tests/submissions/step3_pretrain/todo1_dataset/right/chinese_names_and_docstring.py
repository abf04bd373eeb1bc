# kind: right
# about: Chinese docstring, comments and variable names.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        """取出第 idx 个样本。

        输入是从 idx 开始的 block_size 个词元，目标整体往后移一位。
        """
        起点 = idx
        终点 = 起点 + self.block_size
        输入 = self.tokens[起点:终点]
        目标 = self.tokens[起点 + 1:终点 + 1]  # 每个位置预测下一个词元
        return 输入, 目标
