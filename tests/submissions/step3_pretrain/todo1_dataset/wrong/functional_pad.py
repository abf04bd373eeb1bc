# kind: wrong
# misconception: target_padded_with_zero
# zh-CN: y 的最后一个目标填成了 0。窗口后面的那个词元在文本里是有的，不需要填充：y 也应当取满 block_size 个真实的词元。
# en: The last target of y is filled with 0. The token after the window does exist in the text, so no padding is needed: y holds block_size real tokens too.

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
        y = F.pad(x[1:], (0, 1))
        return x, y
