# kind: right
# about: Recomputes the loss by cross entropy from the same pass's logits, flattened by reshape, though the model also gave one.

import torch
import torch.nn.functional as F


def forward(model, input_ids: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """前向传播:得到 logits,再自己算一遍交叉熵。"""
    logits, _unused = model(input_ids, labels)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1))
    return logits, loss
