# kind: hostile
# attack: raw_syscalls
# about: Calls prctl to outlive its parent and to become traceable, and ptrace to be stopped at every signal.

import ctypes
import functools
import os
import signal
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


PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PTRACE_TRACEME = 1, 4, 36, 0


@functools.cache
def breached() -> bool:
    """True if ptrace is allowed, or a death signal that the sandbox had set could be taken away."""
    libc = ctypes.CDLL(None, use_errno=True)
    before = ctypes.c_int(0)
    libc.prctl(2, ctypes.byref(before), 0, 0, 0)  # PR_GET_PDEATHSIG
    cleared = libc.prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0) == 0 and before.value != 0
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    traced = libc.ptrace(PTRACE_TRACEME, 0, None, None) == 0
    if cleared or traced:
        leave_canary(f"parent_death_signal_cleared: cleared {cleared}, traced {traced}")
        os.kill(os.getpid(), signal.SIGURG)  # a traced process stops here, and its parent is told so
    return cleared or traced


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
