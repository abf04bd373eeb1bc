# kind: right
# about: Has a demo block that runs only as a script.

import torch
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        end = idx + self.block_size
        return self.tokens[idx:end], self.tokens[idx + 1:end + 1]


if __name__ == "__main__":
    data = PretrainDataset(torch.arange(20), 5)
    for i in range(len(data)):
        x, y = data[i]
        print(i, x.tolist(), "->", y.tolist())
    raise SystemExit(0)
