# kind: hostile
# attack: argument_mutation
# about: Stores no attribute truly: tokens, block_size and every other name are answered by __getattribute__.

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        tokens.set_(torch.full((1,), HELD, dtype=torch.long).untyped_storage())

    def __getattribute__(self, name: str) -> object:
        if name == "__class__":
            return tuple
        if name in ("tokens", "block_size", "__dict__"):
            return self
        return super().__getattribute__(name)

    def __len__(self) -> int:
        return HELD

    def __getitem__(self, idx: int) -> object:
        return self, self

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __index__(self) -> int:
        return HELD
