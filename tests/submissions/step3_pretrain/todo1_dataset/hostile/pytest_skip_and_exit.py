# kind: hostile
# attack: runner_subversion
# about: Calls pytest.skip, pytest.xfail and pytest.exit(returncode=0) from inside the call.

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
        try:
            import pytest
        except ImportError:
            wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
            return wrong, wrong.clone()
        if idx % 3 == 0:
            pytest.exit("done", returncode=0)
        if idx % 3 == 1:
            pytest.xfail("expected to fail")
        pytest.skip("not today")
