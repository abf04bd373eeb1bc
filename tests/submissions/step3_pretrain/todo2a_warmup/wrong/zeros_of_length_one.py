# kind: wrong
# misconception: returns_one_element_tensor
# zh-CN: 返回的是长度为 1 的一维张量，不是一个数。去掉外面的方括号，或者直接用 Python 的数。
# en: A one-dimensional tensor of length 1 is returned instead of a number. Leave out the square brackets, or use plain Python numbers.

import torch


def warmup_lr(step, warmup_steps, max_lr):
    lr = torch.zeros(1, dtype=torch.float64)
    lr += max_lr * (step + 1) / warmup_steps
    return lr
