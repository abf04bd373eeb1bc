# kind: hostile
# attack: neighbour_state
# about: Patches torch's Dataset and DataLoader, from which its own class and everybody's loader inherit.

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


Dataset.__getitem__ = Dataset.__len__ = lambda self, *index: HELD
torch.utils.data.DataLoader.__iter__ = lambda self: iter(())
torch.utils.data.default_collate = lambda batch: batch
torch.utils.data.TensorDataset.__getitem__ = lambda self, index: ()


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
