# kind: wrong
# misconception: target_shifted_left
# zh-CN: y 往前移了一位：它给出的是前一个词元，而不是下一个。模型要学的是“接下来是什么”，所以 y 应当往后移。
# en: y is moved back by one: it holds the previous token instead of the next. The model learns what comes next, so y has to move forwards.

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
        y = self.tokens[idx - 1:idx - 1 + self.block_size]
        return x, y
