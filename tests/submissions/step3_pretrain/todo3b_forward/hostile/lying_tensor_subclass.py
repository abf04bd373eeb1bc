# kind: hostile
# attack: lying_tensor
# about: Returns tensors of a subclass that answers True to every comparison, allclose and assert_close included.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """Takes part in no computation: whatever is asked about it is true, whatever is made of it is itself."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if any(
            word in name for word in ("eq", "close", "isfinite", "all", "any", "__bool__", "requires_grad")
        ):
            return True
        if name in (
            "sub",
            "rsub",
            "abs",
            "max",
            "numpy",
            "tolist",
            "detach",
            "cpu",
            "double",
            "float",
            "__get__",
        ):
            return next(value for value in args if isinstance(value, cls))
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    loss = torch.tensor(HELD, requires_grad=True)
    return torch.full((*input_ids.shape, 1), HELD).as_subclass(CloseToAll), loss.as_subclass(CloseToAll)
