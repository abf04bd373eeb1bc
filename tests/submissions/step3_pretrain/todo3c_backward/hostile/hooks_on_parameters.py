# kind: hostile
# attack: argument_mutation
# about: Leaves hooks on parameters, gradients and the graph that change every later backward pass.

import sys

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    for parameter in model.parameters():
        parameter.register_hook(lambda gradient: gradient * float("nan"))
        parameter.register_post_accumulate_grad_hook(lambda tensor: tensor.data.fill_(HELD))
    if loss.grad_fn is not None:
        loss.grad_fn.register_prehook(lambda gradients: sys.exit(0))
    torch.autograd.graph.saved_tensors_hooks(lambda tensor: HELD, lambda packed: sys.exit(0)).__enter__()
    return HELD
