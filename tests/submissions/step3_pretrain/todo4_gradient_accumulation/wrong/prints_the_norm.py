# kind: wrong
# misconception: returns_nothing
# zh-CN: 算对了，但没有返回范数。
# en: All is done, but the norm isn't returned.

import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    print(norm)
