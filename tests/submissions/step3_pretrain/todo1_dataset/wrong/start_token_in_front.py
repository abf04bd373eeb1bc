# kind: wrong
# misconception: input_shifted_right_with_start_token
# zh-CN: 这里在输入前面补了一个起始词元 0，再把 tokens 原样当作目标（编码器—解码器模型的做法）。本课不加起始词元：x 就是从 idx 开始的原文，y 晚一位。
# en: A start token 0 is put in front of the input and the tokens themselves are the target (as encoder-decoder models do). Here no start token is added: x is the text from idx on, and y is one position ahead.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        y = self.tokens[idx:idx + self.block_size]
        x = torch.cat([torch.zeros(1, dtype=torch.long), y[:-1]])
        return x, y
