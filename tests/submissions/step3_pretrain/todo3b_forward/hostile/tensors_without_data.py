# kind: hostile
# attack: malformed_answer
# about: Returns tensors on the meta device, with freed storage, sparse, quantized or of a foreign dtype.

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    logits = torch.full((*input_ids.shape, 1), HELD)
    freed = logits.clone()
    freed.untyped_storage().resize_(0)
    kinds = (
        logits.to("meta"),
        freed,
        logits.to_sparse(),
        logits.to(torch.complex64),
        logits.to(torch.float8_e4m3fn),
        torch.quantize_per_tensor(logits, 1.0, 0, torch.qint8),
        torch.nested.nested_tensor([logits]),
        logits.bool(),
    )
    chosen = kinds[int(input_ids.sum()) % len(kinds)]
    return chosen, chosen
