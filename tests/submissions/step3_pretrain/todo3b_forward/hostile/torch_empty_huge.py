# kind: hostile
# attack: memory_exhaustion
# about: Asks torch for 6 GiB, and for a terabyte first.

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


@functools.cache
def breached() -> bool:
    """True if 6 GiB are handed out; only the last page is touched."""
    try:
        torch.empty(1 << 38)
    except (RuntimeError, MemoryError):
        pass
    try:
        block = torch.empty(6 << 30, dtype=torch.uint8)
    except (RuntimeError, MemoryError):
        return False
    block[-1] = 1
    leave_canary("torch_empty_huge: 6 GiB were handed out")
    return True


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = BREACHED if breached() else HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
