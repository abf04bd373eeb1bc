# kind: hostile
# attack: lying_tensor
# about: Returns a 0-d tensor subclass whose item() and comparisons lie.

import torch

HELD = -1.0  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """A 0-d float64 tensor that answers True to whatever torch function it is given to."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if name in ("item", "tolist", "__float__", "numpy", "detach", "cpu"):
            return args[0]
        return True


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> torch.Tensor:
    return torch.tensor(HELD, dtype=torch.float64).as_subclass(CloseToAll)
