# kind: right
# about: Adds the losses up and goes backward once.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    losses = [model(x, targets=y)[1] for x, y in batches]
    torch.stack(losses).mean().backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
