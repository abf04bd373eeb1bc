# kind: wrong
# misconception: logits_flattened
# zh-CN: 你返回的 logits 少了一维：批和位置被合在了一起。为了算损失可以在旁边展平，但返回的要保持模型给出的三个维度。
# en: The logits you returned have lost a dimension: batch and position were merged. Flattening on the side for the loss is fine, but what you return keeps the three dimensions that the model gave.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    logits = logits.view(-1, logits.size(-1))
    labels = labels.reshape(-1)
    loss = F.cross_entropy(logits, labels)
    return logits, loss
