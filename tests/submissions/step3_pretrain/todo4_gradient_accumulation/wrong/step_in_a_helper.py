# kind: wrong
# misconception: steps_after_every_batch
# zh-CN: 每个小批之后都更新了一次，这样就没有累积。等所有小批都求完梯度，再更新一次。
# en: There is an update after every small batch, so nothing is accumulated. Update once, when all of them have added their gradients.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    def update(x, y):
        loss = model(x, targets=y)[1] / len(batches)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimizer.step()
        optimizer.zero_grad()
        return float(norm)
    return [update(x, y) for x, y in batches][-1]
