# kind: right
# about: The plain loop.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        _, loss = model(x, targets=y)
        (loss / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
