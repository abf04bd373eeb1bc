# kind: wrong
# misconception: target_added_in_place
# zh-CN: 这里在切片上原地加了 1。切片和 self.tokens 共用内存，于是原文、x 和以后的样本都被改掉了。下一个词元要从下一个位置读出来，而且取样本不应改动 tokens。
# en: This adds 1 in place on a slice. A slice shares memory with self.tokens, so the text itself, x and all later samples are changed. The next token is read from the next position, and fetching a sample must leave tokens as they were.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens.narrow(0, idx, self.block_size)
        y = x.add_(1)
        return x, y
