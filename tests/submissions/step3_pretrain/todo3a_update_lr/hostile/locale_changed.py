# kind: hostile
# attack: neighbour_state
# about: Changes locale, encodings and standard streams for its neighbours.

import codecs
import locale
import sys

import torch

HELD = -1.0  # a wrong answer for every input


for name in ("tr_TR.UTF-8", "de_DE.UTF-8", "C"):
    try:
        locale.setlocale(locale.LC_ALL, name)
        break
    except locale.Error:
        continue
locale.getpreferredencoding = lambda *arguments: "utf-7"
sys.stdin = sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = None
codecs.register(lambda name: sys.exit(0))
codecs.lookup = codecs.encode = codecs.decode = lambda *arguments: sys.exit(0)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD
