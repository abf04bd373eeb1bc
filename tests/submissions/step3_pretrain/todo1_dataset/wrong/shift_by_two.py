# kind: wrong
# misconception: target_shifted_by_two
# zh-CN: y 往后移了两位，中间跳过了一个词元。语言模型在每个位置只预测紧接着的下一个词元，所以 y 比 x 只晚一位。
# en: y is moved on by two, so one token in between is skipped. At each position the model predicts the very next token, so y runs just one position ahead of x.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx : idx + self.block_size]
        y = self.tokens[idx + 2 : idx + 2 + self.block_size]
        return x, y
