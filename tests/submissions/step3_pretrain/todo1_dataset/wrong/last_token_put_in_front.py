# kind: wrong
# misconception: target_rolled_right
# zh-CN: y 在窗口里往右转了一圈：它给出的是前一个词元，第一格还绕回了窗口末尾。目标应当是下一个词元，并且要从 tokens 里取，而不是在窗口里循环移动。
# en: y is the window rolled to the right: it holds the previous token, and its first place wraps around to the window's end. The target is the next token, read from tokens and not by rotating the window.

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
        y = torch.cat((x[-1:], x[:-1]))
        return x, y
