# kind: hostile
# attack: neighbour_state
# about: Registers torch's global module hooks, which change the outputs of every module of its neighbours.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def rig(module: nn.Module, inputs: object, output: object) -> object:
    """Replaces every module's output by zeros of the same shape."""
    return torch.zeros_like(output) if isinstance(output, torch.Tensor) else output


nn.modules.module.register_module_forward_hook(rig)
nn.modules.module.register_module_forward_pre_hook(lambda module, inputs: inputs)
nn.modules.module.register_module_full_backward_hook(lambda module, grad_input, grad_output: None)


def forward(
    model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    mark = HELD
    logits = torch.full((*input_ids.shape, 1), mark)
    return logits, torch.tensor(mark, requires_grad=True)
