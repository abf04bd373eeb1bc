# kind: right
# about: The class has another name and is assigned to PretrainDataset at the end.

from torch.utils.data import Dataset


def shift(tokens, start, length, by=0):
    return tokens[start + by:start + by + length]


class SlidingWindows(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens, self.block_size = tokens, block_size

    def __len__(self):
        n = self.tokens.numel() - self.block_size
        return n if n > 0 else 0

    __getitem__ = lambda self, idx: tuple(shift(self.tokens, idx, self.block_size, by) for by in (0, 1))


PretrainDataset = SlidingWindows
