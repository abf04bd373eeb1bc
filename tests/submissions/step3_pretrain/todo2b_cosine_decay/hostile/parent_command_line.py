# kind: hostile
# attack: oracle_by_proc
# about: Reads the command lines and the working directory of other processes from /proc.

import functools
import os
import sys

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
    """True if /proc shows another process than this one."""
    for pid in {os.getppid(), 1}:
        if pid <= 0:
            continue
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                known = bool(file.read(1)) or bool(os.readlink(f"/proc/{pid}/cwd"))
        except OSError:
            continue
        if known:
            leave_canary("parent_command_line: another process can be seen in /proc")
            return True
    return False


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD
