# kind: wrong
# misconception: input_one_token_short
# zh-CN: x 少了最后一个词元，只有 block_size - 1 个，和 y 对不齐。x 和 y 都要有 block_size 个词元；切片的右端本来就不包含在内，不用再减 1。
# en: x lacks its last token: it has block_size - 1 of them and doesn't line up with y. Both have block_size tokens; a slice already leaves out its right end, so nothing more is to be subtracted.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:idx + self.block_size][:-1]
        y = self.tokens[idx + 1:idx + self.block_size + 1]
        return x, y
