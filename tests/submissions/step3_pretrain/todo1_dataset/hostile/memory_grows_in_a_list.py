# kind: hostile
# attack: memory_exhaustion
# about: Grows a list of buffers until MemoryError, swallows it and keeps everything.

import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


kept: list[bytes] = []


@functools.cache
def breached() -> bool:
    """True if 6 GiB were handed out; they are not touched."""
    try:
        while len(kept) < 96:
            kept.append(bytes(64 << 20))  # the kernel's own zeros: mapped, not touched
    except MemoryError:
        return False
    leave_canary("memory_grows_in_a_list: 6 GiB were handed out")
    return True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()
