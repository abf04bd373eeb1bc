# kind: right
# about: Unused imports and a self-test under if __name__ == "__main__".

import math
import os

import numpy as np
import torch
import torch.nn as nn


def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        param_group['lr'] = lr


if __name__ == "__main__":
    net = nn.Linear(2, 2)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    update_lr(opt, 0.01)
    assert opt.param_groups[0]["lr"] == 0.01
    print("ok")
