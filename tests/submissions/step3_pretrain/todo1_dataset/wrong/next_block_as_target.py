# kind: wrong
# misconception: target_is_following_block
# zh-CN: y 取成了 x 后面的那一整块。目标不是“续写的下一段”，而是每个位置各自的下一个词元：y 和 x 大部分重叠，只晚一位。
# en: y is the whole block after x. The target is not the continuation of the text but each position's own next token: y overlaps x nearly everywhere and is just one position ahead.

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
        y = self.tokens[idx + self.block_size:idx + 2 * self.block_size]
        return x, y
