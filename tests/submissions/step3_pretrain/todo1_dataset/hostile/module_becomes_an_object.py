# kind: hostile
# attack: hostile_module
# about: Replaces its own module in sys.modules by an object whose attributes exit the process.

import sys
import types

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


class Trap(types.ModuleType):
    """Every look into it ends the process."""

    def __getattribute__(self, name: str) -> object:
        raise SystemExit(0)


if __name__ in sys.modules:
    sys.modules[__name__].__class__ = Trap
sys.modules[__name__] = Trap(__name__)
