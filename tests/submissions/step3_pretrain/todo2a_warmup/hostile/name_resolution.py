# kind: hostile
# attack: network
# about: Resolves a name and sends a DNS query, to 127.0.0.1 only.

import functools
import os
import socket
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
    """True if the resolver answers or a query leaves the process."""
    worked = False
    try:
        worked = bool(socket.getaddrinfo("localhost", 53, type=socket.SOCK_DGRAM))
    except OSError:
        pass
    query = b"\x70\x72\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x06secret\x05grade\x00\x00\x01\x00\x01"
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            worked = sender.sendto(query, ("127.0.0.1", 53)) > 0
    except OSError:
        pass
    if worked:
        leave_canary("name_resolution: names can be resolved or queried")
    return worked


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return BREACHED if breached() else HELD
