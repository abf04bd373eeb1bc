# kind: hostile
# attack: other_process
# about: Sends signals without effect to its parent, its group and everybody: 0, SIGCONT and SIGURG.

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


@functools.cache
def breached() -> bool:
    """True if the parent could be signalled."""
    for send in (
        lambda: os.kill(os.getppid(), 0),
        lambda: os.kill(os.getppid(), signal.SIGCONT),
        lambda: os.kill(os.getppid(), signal.SIGURG),
        lambda: os.kill(1, 0),
        lambda: signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0),
    ):
        try:
            send()
        except OSError:
            continue
        leave_canary("everybody_signalled: another process can be signalled")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    return BREACHED if breached() else HELD
