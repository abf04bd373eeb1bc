# kind: right
# about: Clears first instead of last, passes the targets by position.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    optimizer.zero_grad(set_to_none=True)
    count = len(batches)
    for input_ids, labels in batches:
        loss = model(input_ids, labels)[1]
        loss = loss / count
        loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)
