# kind: hostile
# attack: command_execution
# about: Starts programs by subprocess, by execve in place of itself and by the loader.

import functools
import os
import subprocess
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
    """True if a program ran."""
    for command in (["/bin/true"], [sys.executable, "-c", ""], ["/lib64/ld-linux-x86-64.so.2", "/bin/true"]):
        try:
            subprocess.run(command, check=False, timeout=5, stdin=subprocess.DEVNULL, capture_output=True)
        except (OSError, subprocess.SubprocessError):
            continue
        leave_canary("program_started: subprocess works")
        return True
    return False


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    if breached():
        return BREACHED
    try:
        os.execv("/bin/true", ["true"])  # would leave with code 0 in place of this process
    except OSError:
        return HELD
