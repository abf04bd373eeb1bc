# kind: hostile
# attack: command_execution
# about: Runs a shell command by os.system, os.popen and posix_spawn.

import functools
import os
import sys

import torch

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
    if os.system("exit 7") >> 8 == 7:
        leave_canary("shell_command: os.system works")
        return True
    for attempt in (lambda: os.popen("true").close(), lambda: os.posix_spawn("/bin/true", ["true"], {})):
        try:
            if isinstance(attempt(), int):
                leave_canary("shell_command: posix_spawn works")
                return True
        except OSError:
            continue
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD
