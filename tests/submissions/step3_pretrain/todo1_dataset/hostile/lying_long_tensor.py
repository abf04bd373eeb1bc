# kind: hostile
# attack: lying_tensor
# about: Returns LongTensor subclasses whose dtype, shape, conversion and comparison lie.

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """int64 and of every length that is wished; equal to everything."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if name in ("eq", "equal", "allclose", "all", "__bool__", "isclose", "ne"):
            return True
        if name in ("numpy", "tolist", "detach", "cpu", "clone", "contiguous", "to", "long"):
            return args[0]
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = torch.Tensor.__hash__


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long).as_subclass(CloseToAll)
        return wrong, wrong
