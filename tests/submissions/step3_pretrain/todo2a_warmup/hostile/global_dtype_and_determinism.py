# kind: hostile
# attack: neighbour_state
# about: Changes torch's default dtype, device and determinism for everything that runs after it.

import torch

HELD = -1.0  # a wrong answer for every input


torch.set_default_dtype(torch.float16)
torch.set_default_device("meta")
torch.use_deterministic_algorithms(True)
torch.set_printoptions(precision=0, threshold=0)
torch.autograd.set_detect_anomaly(True)
torch.set_float32_matmul_precision("medium")


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
