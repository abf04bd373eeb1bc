# kind: wrong
# misconception: target_repeats_last_token
# zh-CN: y 的最后一个目标重复了 x 的最后一个词元。那里应当是窗口外面的下一个词元：它在文本里是有的，要从 tokens 里取。
# en: The last target of y repeats the last token of x. It should be the next token, just outside the window: it exists in the text and has to be read from tokens.

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
        where = torch.arange(1, self.block_size + 1).clamp(max=self.block_size - 1)
        return x, x[where]
