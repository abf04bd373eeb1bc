# kind: right
# about: Clips the parameters that stand in the optimizer's groups.

import itertools

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    params = list(itertools.chain.from_iterable(g["params"] for g in optimizer.param_groups))
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm, foreach=False)
    optimizer.step()
    return float(norm)
