# kind: wrong
# misconception: counts_from_the_end
# zh-CN: 样本是从文本末尾倒着数的：idx = 0 给出了最后一个窗口。idx = 0 应当是文本开头的窗口，idx 越大越靠后。
# en: Samples are counted from the end of the text: idx = 0 gives the last window. idx = 0 is the window at the beginning, and larger idx lie further on.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        idx = len(self) - 1 - idx
        chunk = self.tokens[idx:idx + self.block_size + 1]
        return chunk[:-1], chunk[1:]
