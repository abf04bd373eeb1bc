# kind: wrong
# misconception: target_ends_with_end_of_text
# zh-CN: y 的最后一个目标取成了整个文本的最后一个词元。它应当是这个窗口后面紧接着的词元，只有最后一个样本里两者才相同。
# en: The last target of y is the last token of the whole text. It should be the token right after this window; the two agree only in the last sample.

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
        y = torch.cat([x[1:], self.tokens[-1:]])
        return x, y
