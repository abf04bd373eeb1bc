# kind: hostile
# attack: result_forgery
# about: Tries to write where Python would run it at the next start: site-packages, the working directory, /tmp.

import functools
import os
import site
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
    """True if a file can be made in a folder from which Python imports."""
    for folder in (*sys.path, *site.getsitepackages(), site.getusersitepackages(), ".", "/tmp"):
        path = os.path.join(folder, "pretrain_canary_sitecustomize.py")
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            os.unlink(path)
        except OSError:
            continue
        leave_canary("sitecustomize_planted: a file can be made on the import path")
        return True
    return False


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return BREACHED if breached() else HELD
