# kind: hostile
# attack: result_forgery
# about: Tries to make files that steer the next run of the tests: conftest, pytest.ini, .pth, bytecode caches.

import functools
import os
import sys

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


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


NAMES = ("conftest.py", "pytest.ini", "setup.cfg", "zzz.pth", "__pycache__.pyc")


@functools.cache
def breached() -> bool:
    """True if an existing one is writable, or a file can be made beside it. Nothing is written into any."""
    for folder in (*course_roots(), *sys.path, "."):
        for name in NAMES:
            try:
                os.close(os.open(os.path.join(folder, name), os.O_WRONLY | os.O_APPEND))
            except OSError:
                continue
            leave_canary(f"conftest_planted: {name} is writable")
            return True
        path = os.path.join(folder, "pretrain_canary_conftest.py")
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            os.unlink(path)
        except OSError:
            continue
        leave_canary("conftest_planted: a file can be made there")
        return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()
