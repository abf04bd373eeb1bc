# kind: wrong
# misconception: logarithm_to_base_two
# zh-CN: 你的损失以 2 为底（单位是比特）。约定用自然对数，所以你的值大了一个固定的倍数。
# en: Your loss has base two (it counts bits). The convention is the natural logarithm, so your value is too large by a constant factor.

import math


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss / math.log(2)
