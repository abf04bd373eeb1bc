# kind: hostile
# attack: pickle_payload
# about: Returns bytes of torch.save that run code when loaded without care, and a tensor whose saving and copying exits.

import io

import torch
from torch import nn

HELD = -1.0  # a wrong answer for every input


class Payload(torch.Tensor):
    """Runs `print` in the process that loads it without weights_only."""

    def __reduce_ex__(self, protocol: int) -> tuple:
        return print, ("PRETRAIN_BREACH torch_save_bomb: a reply was unpickled",)

    def __deepcopy__(self, memo: dict) -> "Payload":
        raise SystemExit(0)


def forward(model: nn.Module, input_ids: torch.Tensor, labels: torch.Tensor) -> object:
    payload = torch.full((*input_ids.shape, 1), HELD).as_subclass(Payload)
    buffer = io.BytesIO()
    torch.save({"logits": payload}, buffer)
    return buffer.getvalue(), payload
