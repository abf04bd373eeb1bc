# kind: hostile
# attack: argument_mutation
# about: Gives the optimizer another class, whose every attribute is a function that does nothing.

import torch


class Idle(torch.optim.SGD):
    """Looks like an optimizer and does nothing."""

    def step(self, closure: object = None) -> None:
        return None

    def state_dict(self) -> dict:
        return {"param_groups": [], "state": {}}

    def __getattribute__(self, name: str) -> object:
        if name in ("param_groups", "defaults", "state"):
            raise SystemExit(0)
        return super().__getattribute__(name)


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    optimizer.__class__ = Idle
