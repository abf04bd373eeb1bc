# kind: wrong
# misconception: random_position
# zh-CN: 窗口的起点是随机取的，没有用上 idx。打乱顺序是 DataLoader(shuffle=True) 的工作；同一个 idx 每次都要给出同一个样本，而且所有样本都要轮得到。
# en: The window starts at a random place and idx is not used. Shuffling is the work of DataLoader(shuffle=True); the same idx always gives the same sample, and every sample gets its turn.

import random
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        i = random.randrange(len(self))
        chunk = self.tokens[i:i + self.block_size + 1]
        return chunk[:-1], chunk[1:]
