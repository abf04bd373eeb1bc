# kind: wrong
# misconception: target_one_token_short
# zh-CN: y 少了最后一个词元，只有 block_size - 1 个，和 x 对不齐。切片的右端不包含在内，所以起点往后移一位时，终点也要跟着移一位。
# en: y lacks its last token: it has block_size - 1 of them and doesn't line up with x. A slice leaves out its right end, so when the start moves on by one, the end has to move too.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = self.tokens[idx + 1:idx + self.block_size]
        return x, y
