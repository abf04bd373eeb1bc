# kind: wrong
# misconception: target_one_token_long
# zh-CN: y 的终点多移了一位：除了文本末尾的那个样本，它有 block_size + 1 个词元，和 x 对不齐。y 的起点和终点都只比 x 晚一位。
# en: The end of y is moved one too far: but for the last sample of the text it has block_size + 1 tokens and doesn't line up with x. Both start and end of y are just one after those of x.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        length = self.block_size
        x = self.tokens[idx:][:length]
        y = self.tokens[idx + 1:][:length + 1]
        return x, y
