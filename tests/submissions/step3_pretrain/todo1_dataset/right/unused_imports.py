# kind: right
# about: Imports much that it never needs, from the standard library, numpy and torch.

import collections
import json
import math
import random
from typing import Optional, Tuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset


class PretrainDataset(Dataset):
    def __init__(self, tokens, block_size):
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self):
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx):
        s = slice(idx, idx + self.block_size)
        return self.tokens[s], self.tokens[slice(s.start + 1, s.stop + 1)]
