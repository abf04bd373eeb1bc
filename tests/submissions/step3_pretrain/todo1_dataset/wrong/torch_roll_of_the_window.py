# kind: wrong
# misconception: target_wraps_around
# zh-CN: y 的前面都对，但最后一个目标绕回了 x 的第一个词元。窗口末尾的下一个词元还在文本里，在窗口外面一格，要从 tokens 里取。
# en: y is right but for its last target, which wraps around to the first token of x. What follows the window's end stands in the text, one position outside the window, and has to be read from tokens.

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
        y = torch.roll(x, -1)
        return x, y
