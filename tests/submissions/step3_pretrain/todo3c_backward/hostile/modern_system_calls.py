# kind: hostile
# attack: raw_syscalls
# about: Asks for what newer kernels offer: io_uring, userfaultfd, bpf, perf, keys, new namespaces, mounts, inotify.

import ctypes
import functools
import os
import platform
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


CALLS = (  # (name, number on x86-64, arguments); every one fails harmlessly or makes a descriptor
    ("io_uring_setup", 425, (2, "buffer")),
    ("userfaultfd", 323, (1,)),
    ("bpf", 321, (0, "buffer", 1)),
    ("perf_event_open", 298, ("buffer", 0, -1, -1, 0)),
    ("keyctl", 250, (0, -3, 0)),
    ("unshare", 272, (0x10000000,)),
    ("inotify_init1", 294, (0,)),
    ("fanotify_init", 300, (0, 0)),
    ("open_tree", 428, (-100, "buffer", 0)),
)


@functools.cache
def breached() -> bool:
    """True if the kernel granted one of them."""
    if platform.machine() != "x86_64":
        return False
    call = ctypes.CDLL(None).syscall
    call.restype = ctypes.c_long
    buffer = ctypes.create_string_buffer(512)
    granted = []
    for name, number, arguments in CALLS:
        values = [ctypes.addressof(buffer) if value == "buffer" else value for value in arguments]
        if call(ctypes.c_long(number), *(ctypes.c_long(value) for value in values)) >= 0:
            granted.append(name)
    if granted:
        leave_canary(f"modern_system_calls: {' '.join(granted)}")
    return bool(granted)


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD
