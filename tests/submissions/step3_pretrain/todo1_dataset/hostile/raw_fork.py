# kind: hostile
# attack: raw_syscalls
# about: Forks by raw system calls, past Python's own os.fork.

import ctypes
import functools
import os
import platform
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


FORK = 57  # x86-64


@functools.cache
def breached() -> bool:
    """True if a child was made; it leaves at once."""
    if platform.machine() != "x86_64":
        return False
    child = ctypes.CDLL(None).syscall(FORK)
    if child == 0:
        os._exit(0)
    if child < 0:
        return False
    leave_canary("raw_fork: the system call fork works")
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
