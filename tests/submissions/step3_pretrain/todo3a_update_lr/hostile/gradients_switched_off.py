# kind: hostile
# attack: neighbour_state
# about: Switches gradients off, enters inference mode and leaves both on for its neighbours.

import torch

HELD = -1.0  # a wrong answer for every input


torch.set_grad_enabled(False)
torch._C._set_grad_enabled(False)
mode = torch.inference_mode()
mode.__enter__()
torch.enable_grad = torch.no_grad


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = HELD
