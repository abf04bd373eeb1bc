# kind: right
# mutated: yes
# about: Indexes the groups by range(len(...)).

import torch
import numpy as np


def update_lr(optimizer, lr):
    groups = optimizer.param_groups
    for i in range(len(groups)):
        groups[i]['lr'] = lr
    return None
