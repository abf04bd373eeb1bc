# kind: hostile
# attack: lying_array
# about: Returns ndarray subclasses that answer every ufunc and array function with True.

import numpy as np
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class CloseToAll(np.ndarray):
    """An array that is equal to every other."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **options: object) -> bool:
        return True

    def __array_function__(self, func: object, types: object, args: tuple, kwargs: dict) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return True

    def tolist(self) -> "CloseToAll":
        return self

    def tobytes(self, order: str = "C") -> bytes:
        return b"\xff" * 8


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> object:
        wrong = np.full(self.block_size, HELD).view(CloseToAll)
        return wrong, wrong
