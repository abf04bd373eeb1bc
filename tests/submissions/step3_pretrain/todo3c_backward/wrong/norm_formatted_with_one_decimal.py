# kind: wrong
# misconception: rounds_norm
# zh-CN: 更新是对的，但返回的范数被四舍五入了，很小的范数会变得不准。请原样返回（打印时再取整）。
# en: The update is right, but the norm was rounded, which makes small norms inaccurate. Return it as it is (and round only when printing).

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(f"{norm:.1f}")
