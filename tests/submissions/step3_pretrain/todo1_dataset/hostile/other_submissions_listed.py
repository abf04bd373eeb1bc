# kind: hostile
# attack: oracle_by_files
# about: Lists the folders in which other students' submissions and the machine's private files may lie.

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


PRIVATE = (
    "/root/.ssh",
    "/root",
    "/home",
    "/var/lib",
    "/etc",
    "/tmp",
    "/srv",
    "/run/secrets",
    "/autograder",
    "/",
)


@functools.cache
def breached() -> bool:
    """True if one of them can be listed, or the passwords' file be read; what is in them is thrown away."""
    folders = [
        os.path.join(root, name) for root in course_roots() for name in ("submitted", "release", "tests")
    ]
    for folder in (*folders, os.path.expanduser("~"), *PRIVATE):
        try:
            os.listdir(folder)
        except OSError:
            continue
        leave_canary(f"other_submissions_listed: {folder} can be listed")
        return True
    try:
        os.close(os.open("/etc/passwd", os.O_RDONLY))
    except OSError:
        return False
    leave_canary("other_submissions_listed: /etc/passwd can be read")
    return True


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()
