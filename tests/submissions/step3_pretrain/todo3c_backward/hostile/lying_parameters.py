# kind: hostile
# attack: argument_mutation
# about: Replaces the model's parameters by a subclass that is close to everything.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class CloseToAll(torch.Tensor):
    """Equal to every tensor; what a driver makes of it is itself."""

    @classmethod
    def __torch_function__(
        cls, func: object, types: object, args: tuple = (), kwargs: object = None
    ) -> object:
        name = getattr(func, "__name__", "")
        if name in ("eq", "equal", "allclose", "isclose", "all", "__bool__"):
            return True
        if name in ("detach", "clone", "numpy", "tolist", "cpu", "double", "sub", "abs"):
            return args[0]
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    for module in model.modules():
        for name, parameter in list(module._parameters.items()):
            if parameter is not None:
                module._parameters[name] = torch.full_like(parameter, HELD).as_subclass(CloseToAll)
    model.parameters = lambda recurse=True: iter(())
    model.state_dict = lambda *arguments, **options: {}
    return HELD
