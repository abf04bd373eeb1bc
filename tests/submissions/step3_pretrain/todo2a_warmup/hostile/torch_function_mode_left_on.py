# kind: hostile
# attack: neighbour_state
# about: Enters a TorchFunctionMode at import and never leaves it: every torch call of a neighbour returns zeros.

import torch
from torch.overrides import TorchFunctionMode

HELD = -1.0  # a wrong answer for every input


class Zeros(TorchFunctionMode):
    """Replaces the result of every torch function that returns a tensor."""

    def __torch_function__(
        self, func: object, types: object, args: tuple = (), kwargs: dict | None = None
    ) -> object:
        result = func(*args, **(kwargs or {}))
        return torch.zeros_like(result) if isinstance(result, torch.Tensor) else result


mode = Zeros()
mode.__enter__()


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
