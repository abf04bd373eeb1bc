# kind: hostile
# attack: disk_exhaustion
# about: Fills the working directory and the temporary folders with files of 8 MiB, 64 MiB in all, and makes many empty ones.

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


@functools.cache
def breached() -> bool:
    """True if any file could be made; all are taken away again."""
    made: list[str] = []
    for folder in (".", "/tmp", "/dev/shm", "/var/tmp"):
        try:
            for index in range(40):
                path = os.path.join(folder, f"pretrain_canary_fill_{os.getpid()}_{index}")
                with open(path, "xb") as file:
                    made.append(path)
                    if index < 8:
                        file.write(bytes(8 << 20))
        except OSError:
            pass
        if made:
            break
    for path in made:
        os.unlink(path)
    if made:
        leave_canary(f"disk_fill: {len(made)} files")
    return bool(made)


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()
