# kind: hostile
# attack: memory_exhaustion
# about: Makes nameless files in memory, by memfd_create and memfd_secret, which no limit on data counts.

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


@functools.cache
def breached() -> bool:
    """True if 16 MiB were written into such a file; it is closed again."""
    libc = ctypes.CDLL(None)
    secret = libc.syscall(447, 0)  # memfd_secret
    if secret >= 0:
        os.close(secret)
    try:
        descriptor = os.memfd_create("pretrain_canary")
        written = sum(os.write(descriptor, bytes(1 << 20)) for _ in range(16))
        os.close(descriptor)
    except OSError:
        written = 0
    if secret >= 0 or written == 16 << 20:
        leave_canary("memory_in_a_nameless_file: memfd works")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD
