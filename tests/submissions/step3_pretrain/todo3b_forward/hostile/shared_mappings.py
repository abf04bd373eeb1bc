# kind: hostile
# attack: memory_exhaustion
# about: Maps 4 GiB that a limit on data does not count: shared anonymous memory and memory that grows downwards.

import ctypes
import functools
import os
import sys

import torch
from torch import nn

BREACHED, HELD = 7777777.0, -1.0  # wrong answers: the attack worked, the attack was stopped


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


MAP_SHARED_ANONYMOUS, MAP_GROWSDOWN_PRIVATE = 0x21, 0x122


@functools.cache
def breached() -> bool:
    """True if a mapping succeeds; 16 MiB of it are touched and it is given back."""
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    size, touched = 4 << 30, 16 << 20
    for flags in (MAP_SHARED_ANONYMOUS, MAP_GROWSDOWN_PRIVATE):
        address = libc.mmap(None, ctypes.c_size_t(size), 3, flags, -1, ctypes.c_long(0))
        if address in (None, ctypes.c_void_p(-1).value):
            continue
        ctypes.memset(address + size - touched, 1, touched)
        libc.munmap(ctypes.c_void_p(address), ctypes.c_size_t(size))
        leave_canary(f"shared_mappings: 4 GiB with flags {flags:#x}")
        return True
    return False


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
