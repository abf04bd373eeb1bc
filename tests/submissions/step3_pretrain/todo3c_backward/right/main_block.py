# kind: right
# about: Unused imports and a small experiment under if __name__ == "__main__".

import copy
import math
import os
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


if __name__ == "__main__":
    net = nn.Linear(3, 1)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        print(backward_and_step(net(torch.randn(4, 3)).pow(2).mean(), net, opt, 1.0))
