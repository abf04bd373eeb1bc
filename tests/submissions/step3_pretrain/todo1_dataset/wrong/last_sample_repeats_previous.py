# kind: wrong
# misconception: last_window_clamped
# zh-CN: 为了不越界，起点被限制得太早，于是最后一个样本和倒数第二个一样。最后一个样本并不会越界：它的 y 正好在文本末尾结束。
# en: To stay inside the text the start is held back one too early, so the last sample repeats the one before. The last sample doesn't run over: its y ends exactly with the text.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        if idx > 0 and idx == len(self) - 1:
            idx -= 1
        return (self.tokens[idx:idx + self.block_size], self.tokens[idx + 1:idx + 1 + self.block_size])
