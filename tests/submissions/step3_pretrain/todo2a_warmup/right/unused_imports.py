# kind: right
# about: Imports much that it never needs, from the standard library, numpy and torch.

import math
import random
from typing import Any, Dict, List

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps
