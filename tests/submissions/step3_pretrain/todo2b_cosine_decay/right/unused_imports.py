# kind: right
# about: Imports much that it never needs, from the standard library, numpy and torch.

import math
import random
import sys
from typing import Optional

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim.lr_scheduler import CosineAnnealingLR


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))
