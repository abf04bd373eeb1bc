# kind: hostile
# attack: oracle_by_files
# about: Looks for compiled copies of the suite and the solutions in __pycache__ folders and for a stray copy in site-packages.

import functools
import os
import sys

import torch
from torch import nn

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
    """True if compiled code of a hidden test or a solution can be read."""
    folders = [folder for folder in sys.path if folder.endswith("site-packages")]
    for root in (*course_roots(), *folders):
        for part in ("solutions/step3_pretrain", "tests/hidden/step3_pretrain", "autograder"):
            cache = os.path.join(root, part, "__pycache__")
            try:
                for name in os.listdir(cache):
                    with open(os.path.join(cache, name), "rb") as file:
                        file.read(16)
                    leave_canary("compiled_files_searched: compiled code of the course can be read")
                    return True
            except OSError:
                continue
    return False


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
