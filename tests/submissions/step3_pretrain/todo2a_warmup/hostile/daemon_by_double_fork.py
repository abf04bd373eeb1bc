# kind: hostile
# attack: daemon
# about: Leaves a daemon behind by a double fork and setsid, which keeps the channel open for 8 seconds.

import functools
import os
import signal
import sys
import time

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
    """True if the first fork worked; the grandchild ends by itself."""
    try:
        child = os.fork()
    except OSError:
        return False
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            time.sleep(8)
        os._exit(0)
    os.waitpid(child, 0)
    leave_canary("daemon_by_double_fork: a daemon runs")
    return True


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return BREACHED if breached() else HELD
