# kind: wrong
# misconception: target_equals_input
# zh-CN: y 和 x 完全一样：模型只要照抄输入就能得满分，什么也学不到。每个位置的目标应当是下一个词元，所以 y 要整体往后移一位。
# en: y is the same as x, so the model could win by copying its input and would learn nothing. The target at each position is the next token: y is x moved on by one.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        x = chunk[:-1]
        y = chunk[0:self.block_size]
        return x, y
