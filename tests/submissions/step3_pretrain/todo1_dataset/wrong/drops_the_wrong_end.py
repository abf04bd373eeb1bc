# kind: wrong
# misconception: only_last_target_moved
# zh-CN: 只有 y 的最后一格换成了下一个词元，其余各格还是 x 本身。每个位置的目标都要是它的下一个词元，所以整个 y 都要移动。
# en: Only the last place of y holds the next token; all others are still x itself. Every position's target is its own next token, so the whole of y has to move.

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
        following = self.tokens[idx + self.block_size].unsqueeze(0)
        y = torch.cat([x[:-1], following])
        return x, y
