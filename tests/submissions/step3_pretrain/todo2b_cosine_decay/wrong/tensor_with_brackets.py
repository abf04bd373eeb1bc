# kind: wrong
# misconception: returns_one_element_tensor
# zh-CN: 返回的是长度为 1 的一维张量，不是一个数。去掉外面的方括号，或者直接用 Python 的数。
# en: A one-dimensional tensor of length 1 is returned instead of a number. Leave out the square brackets, or use plain Python numbers.

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor([(step - warmup_steps) / (total_steps - warmup_steps)], dtype=torch.float64)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + torch.cos(torch.pi * p))
