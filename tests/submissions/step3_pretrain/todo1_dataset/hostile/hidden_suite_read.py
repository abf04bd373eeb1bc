# kind: hostile
# attack: oracle_by_files
# about: Looks for the hidden suite and answers with what an oracle in it says; otherwise shows that it could be read.

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


@functools.cache
def breached() -> bool:
    """True if a hidden test can be listed or read."""
    for root in course_roots():
        folder = os.path.join(root, "tests", "hidden", "step3_pretrain")
        try:
            names = os.listdir(folder)
        except OSError:
            names = ["test_todo1_dataset.py"]
        for name in names:
            try:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
            except OSError:
                continue
            if "PretrainDataset" in text:
                leave_canary("hidden_suite_read: the hidden tests can be read")
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
