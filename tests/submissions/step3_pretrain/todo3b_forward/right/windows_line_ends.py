# kind: right
# about: Written on Windows, with CRLF line ends and type hints.

from typing import Tuple

import torch
from torch import Tensor


def forward(model: torch.nn.Module, input_ids: Tensor, labels: Tensor) -> Tuple[Tensor, Tensor]:
    # 前向传播
    logits, loss = model(input_ids, labels)
    return logits, loss
