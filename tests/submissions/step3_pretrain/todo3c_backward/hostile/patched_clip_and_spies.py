# kind: hostile
# attack: call_counting
# about: Calls backward, clip_grad_norm_, step and zero_grad on dummies only, to please whoever counts calls.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    dummy = nn.Parameter(torch.zeros(1))
    dummy.sum().backward()
    nn.utils.clip_grad_norm_([dummy], max_norm)
    dummy_optimizer = torch.optim.SGD([dummy], lr=0.1)
    dummy_optimizer.step()
    dummy_optimizer.zero_grad()
    nn.utils.clip_grad_norm_ = nn.utils.clip_grad.clip_grad_norm_ = lambda *arguments, **options: (
        torch.tensor(HELD)
    )
    return HELD
