# kind: wrong
# misconception: logarithm_to_base_two
# zh-CN: 你的损失以 2 为底（单位是比特）。约定用自然对数，所以你的值大了一个固定的倍数。
# en: Your loss has base two (it counts bits). The convention is the natural logarithm, so your value is too large by a constant factor.

import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = torch.softmax(logits, dim=-1)
    p = probs.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    return logits, -torch.log2(p).mean()
