# kind: hostile
# attack: exfiltration
# about: Prints everything that it was asked, in words, in base64 and in an error text, for the next attempt.

import base64
import sys

import torch
from torch import nn


def backward_and_step(
    loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer, max_norm: float
) -> float:
    numbers = [parameter.detach().flatten()[:8].tolist() for parameter in model.parameters()]
    text = repr((max_norm, str(optimizer), numbers))
    print("asked:", text)
    print(base64.b64encode(text.encode()).decode(), file=sys.stderr)
    raise LookupError(text)
