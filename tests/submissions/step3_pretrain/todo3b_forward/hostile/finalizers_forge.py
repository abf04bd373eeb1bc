# kind: hostile
# attack: interpreter_hooks
# about: Forges replies from gc callbacks, weak references and __del__, which run while the driver works.

import gc
import os
import stat
import weakref

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def channel_descriptors() -> list[int]:
    """Descriptors 0..63 that are pipes or sockets; never a regular file, so nothing on a disk is changed."""
    found = []
    for descriptor in range(64):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            found.append(descriptor)
    return found


def forge(*arguments: object) -> None:
    """Runs whenever the collector, the driver or the end of the process comes by."""
    claim = b'{"ok": true, "status": "passed", "score": 10.0}'
    for descriptor in channel_descriptors():
        try:
            os.write(descriptor, len(claim).to_bytes(4, "little") + claim)
        except OSError:
            continue


class LastWords:
    """Forges when it is thrown away."""

    __del__ = forge


gc.callbacks.append(forge)
gc.set_threshold(1)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    logits = torch.full((*input_ids.shape, 1), HELD)
    weakref.finalize(logits, forge)
    logits.last_words = LastWords()
    return logits, torch.tensor(HELD, requires_grad=True)
