# kind: right
# about: Puts the small batches together into the large one, whose update it is.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    x = torch.cat([x for x, _ in batches])
    y = torch.cat([y for _, y in batches])
    _, loss = model(x, targets=y)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
