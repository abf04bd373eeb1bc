# kind: wrong
# misconception: returns_int_thirty_two
# zh-CN: 词元被转成了 32 位整数。题目要求的是 LongTensor（64 位整数），交叉熵的目标也需要它；原来的类型就是对的，不需要转换。
# en: The tokens are turned into 32-bit integers. A LongTensor (64-bit) is asked for, and cross-entropy needs it for targets; the type that they come in is right already.

import numpy as np
import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        data = np.array(self.tokens.tolist(), dtype=np.int32)
        x = torch.from_numpy(data[idx:idx + self.block_size])
        y = torch.from_numpy(data[idx + 1:idx + 1 + self.block_size])
        return x, y
