# kind: hostile
# attack: malformed_answer
# about: Returns, by turns, floats, complex numbers, 2-d, empty, sparse, overlapping, negative-strided and quantized tensors.

import numpy as np
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> object:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        kinds = (
            wrong.double(),
            wrong.to(torch.complex128),
            wrong.bfloat16(),
            wrong[None],
            wrong[:0],
            wrong.to_sparse(),
            wrong.to("meta"),
            wrong.as_strided((self.block_size,), (0,)),
            np.full(self.block_size, HELD)[::-1],
            (wrong, wrong),
            None,
        )
        chosen = kinds[idx % len(kinds)]
        return chosen, chosen
