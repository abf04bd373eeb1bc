# kind: wrong
# misconception: slice_end_lacks_idx
# zh-CN: 切片的终点写成了 block_size，没有加上 idx，所以只有 idx = 0 时是对的，之后越来越短，最后变空。切片的第二个数是终点的位置，不是长度。
# en: The slices end at block_size without idx being added, so only idx = 0 is right; later samples get shorter and then empty. The second number of a slice is the position where it ends, not its length.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        x = self.tokens[idx:self.block_size]
        y = self.tokens[idx + 1:self.block_size + 1]
        return x, y
