# kind: wrong
# misconception: returns_extra_mask
# zh-CN: 除了 (x, y) 还多返回了一个注意力掩码。训练循环只拆开两个值；这里没有填充，也就不需要掩码。
# en: An attention mask is returned besides (x, y). The training loop unpacks just two values; nothing is padded here, so no mask is needed.

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
        y = self.tokens[idx + 1:idx + 1 + self.block_size]
        return x, y, torch.ones_like(x)
