# kind: wrong
# misconception: target_padded_with_ignore_index
# zh-CN: y 的最后一个目标填成了 -100（忽略）。窗口后面的那个词元在文本里是有的，应当作为目标，而不是忽略掉。
# en: The last target of y is filled with -100 (ignore). The token after the window does exist in the text and is a proper target; nothing is to be ignored.

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
        y = torch.full_like(x, -100)
        y[:-1] = x[1:]
        return x, y
