# kind: wrong
# misconception: applies_temperature
# zh-CN: 你给 logits 除以了温度。温度只在生成文字、抽样时使用；训练时 logits 和损失都要用原来的值。
# en: You divided the logits by a temperature. That belongs to sampling, when text is generated; in training both logits and loss use the original values.

import torch.nn.functional as F

TEMPERATURE = 0.8


def forward(model, input_ids, labels):
    logits = model(input_ids)[0].div(TEMPERATURE)
    return logits, F.cross_entropy(logits.transpose(1, 2), labels)
