# kind: hostile
# attack: poisoned_modules
# about: Replaces torch, numpy, json, struct and msgspec in sys.modules by objects that lie, for whoever imports them next.

import sys

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class Liar:
    """A module, a class and a function in one: every attribute is itself, every call returns -1."""

    def __getattr__(self, name: str) -> "Liar":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments: object, **options: object) -> int:
        return HELD


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()


for name in list(sys.modules):
    if name.partition(".")[0] in ("torch", "numpy", "json", "struct", "msgspec", "math", "os", "socket"):
        sys.modules[name] = Liar()
