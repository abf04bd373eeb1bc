# kind: wrong
# misconception: target_is_one_scalar
# zh-CN: y 只是窗口后面的一个词元。这样每个窗口只学一次；预训练时 x 的每个位置都要预测它的下一个词元，所以 y 和 x 一样长。
# en: y is only the one token after the window. In pretraining every position of x predicts its own next token, so y is as long as x and a window teaches block_size times instead of once.

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
        return chunk[:-1], chunk[-1]
