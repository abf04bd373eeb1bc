# kind: hostile
# attack: memory_exhaustion
# about: Takes memory outside its own process: System V segments, /dev/shm, POSIX message queues.

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
    """True if a segment or a file can be made; it is taken away again."""
    libc = ctypes.CDLL(None)
    segment = libc.shmget(0, ctypes.c_size_t(1 << 20), 0o1600)
    if segment >= 0:
        libc.shmctl(segment, 0, None)
        leave_canary("shared_memory_segments: shmget works")
        return True
    path = f"/dev/shm/pretrain_canary_{os.getpid()}"
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        os.unlink(path)
    except OSError:
        return False
    leave_canary("shared_memory_segments: /dev/shm is writable")
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
