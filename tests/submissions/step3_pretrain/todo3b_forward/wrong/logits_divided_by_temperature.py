# kind: wrong
# misconception: applies_temperature
# variants: 0.8 | 0.5 | 0.7 | 0.9 | 1.2 | 2.0
# zh-CN: 你给 logits 除以了温度。温度只在生成文字、抽样时使用；训练时 logits 和损失都要用原来的值。
# en: You divided the logits by a temperature. That belongs to sampling, when text is generated; in training both logits and loss use the original values.

import torch.nn.functional as F


def forward(model, input_ids, labels, temperature=0.8):
    logits, _ = model(input_ids)
    logits = logits / temperature
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1))
    return logits, loss
