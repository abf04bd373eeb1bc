# kind: wrong
# misconception: length_one_too_small
# zh-CN: __len__ 少算了一个样本：N 个词元里有 N - block_size 个窗口（y 已经把多看的一个词元算进去了），不用再减 1。给出的 __len__ 本来就是对的，不需要改。
# en: __len__ is one too small: N tokens hold N - block_size windows (the one more token that y needs is counted already), so nothing more is to be subtracted. The given __len__ is right as it is.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, self.tokens.size(0) - (self.block_size + 1))

    def __getitem__(self, idx):
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]
