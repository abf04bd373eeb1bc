# kind: wrong
# misconception: inputs_and_targets_swapped
# zh-CN: 两个切片本身都对，但返回的顺序反了：应当先返回输入 x，再返回目标 y。现在模型是在用后面的词元去猜前面的词元。
# en: Both slices are right but they come back in the wrong order: the input x is returned first, then the target y. As it is, the model would guess earlier tokens from later ones.

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
        return y, x
