# kind: hostile
# attack: malformed_answer
# about: Is a coroutine: nothing runs before somebody awaits it, and whoever throws it away gets a warning.

import asyncio

import torch
from torch import nn


async def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    while True:
        await asyncio.sleep(1)
