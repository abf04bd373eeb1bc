# kind: hostile
# attack: file_change
# about: Makes a hard link and a symbolic link to files that it may not read, and reads through them.

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


def course_roots() -> list[str]:
    """Every folder above this file, the working directory and the import path that looks like the course."""
    roots: list[str] = []
    for start in (globals().get("__file__", ""), "", *sys.path):
        folder = os.path.abspath(start or ".")
        while folder not in roots:
            roots.append(folder)
            folder = os.path.dirname(folder)
    return [
        root
        for root in roots
        if os.path.isdir(os.path.join(root, "solutions")) or os.path.isdir(os.path.join(root, "tests"))
    ]


@functools.cache
def breached() -> bool:
    """True if a link can be made; it is taken away again."""
    targets = ["/etc/passwd", *(os.path.join(root, "solutions", "course.toml") for root in course_roots())]
    for folder in (".", "/tmp"):
        path = os.path.join(folder, f"pretrain_canary_link_{os.getpid()}")
        for target in targets:
            for make in (os.link, os.symlink):
                try:
                    make(target, path)
                    os.unlink(path)
                except OSError:
                    continue
                leave_canary(f"links_to_hidden_files: os.{make.__name__} works")
                return True
    return False


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = BREACHED if breached() else HELD
