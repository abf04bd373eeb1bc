# kind: wrong
# misconception: float_targets
# zh-CN: y 被转成了浮点数。这里的目标是类别的编号（下一个词元是词表里的哪一个），不是要回归的数值，所以和 x 一样是整数（torch.long）。
# en: y is turned into floats. The targets are class numbers (which entry of the vocabulary comes next), not quantities to be regressed, so they are integers (torch.long) like x.

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
        return chunk[:-1], chunk[1:] * 1.0
