# kind: right
# about: Clears the gradients both before backward and after the step; set_to_none said explicitly.

import torch
import torch.nn as nn


def backward_and_step(loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer,
                      max_norm: float) -> float:
    """反向传播、裁剪、更新一步,返回裁剪前的梯度范数。"""
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    total_norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm, norm_type=2.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(total_norm)
