# kind: wrong
# misconception: target_is_one_token
# zh-CN: y 里只有窗口后面的那一个词元（长度为 1）。预训练时 x 的每个位置都要预测它的下一个词元，所以 y 和 x 一样长，也是 block_size 个。
# en: y holds just the one token after the window (length 1). In pretraining every position of x predicts its own next token, so y has block_size tokens like x.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        end = idx + self.block_size
        return self.tokens[end - self.block_size:end], self.tokens[end:end + 1]
