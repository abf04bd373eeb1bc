# kind: hostile
# attack: malformed_answer
# about: Sets learning rates that are lists, huge integers, tensors without data, bytes and modules.

import torch

KINDS = (
    [],
    10**10_000,
    torch.empty(0),
    torch.ones((), device="meta"),
    b"\x00",
    torch,
    print,
    1j,
    ...,
    {"lr": {}},
)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for index, group in enumerate(optimizer.param_groups):
        group["lr"] = KINDS[(index + len(repr(lr))) % len(KINDS)]
