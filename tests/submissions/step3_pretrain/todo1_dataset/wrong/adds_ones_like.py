# kind: wrong
# misconception: target_is_token_plus_one
# zh-CN: 这里给词元的编号加了 1，而不是把位置加 1。编号只是词表里的名字，“下一个词元”是文本里下一个位置上的词元，要从 tokens 里取。
# en: This adds 1 to the token ids instead of moving on by one position. An id is only a name in the vocabulary; the next token is what stands at the next position of the text, and has to be read from tokens.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size].clone()
        y = torch.add(x, torch.ones_like(x))
        return x, y
