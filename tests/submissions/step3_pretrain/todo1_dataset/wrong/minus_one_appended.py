# kind: wrong
# misconception: target_padded_with_minus_one
# zh-CN: y 的最后一个目标填成了 -1。窗口后面的那个词元在文本里是有的，应当从 tokens 里取来作为目标，不需要占位。
# en: The last target of y is filled with -1. The token after the window does exist in the text: read it from tokens instead of putting a placeholder.

import torch.nn.functional as F
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size]
        y = F.pad(x[1:], (0, 1), value=-1)
        return x, y
