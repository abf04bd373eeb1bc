# kind: wrong
# misconception: log_probabilities_instead_of_logits
# zh-CN: 你返回的是对数概率，不是 logits。logits 是归一化之前的原始得分，请按模型给出的样子返回。
# en: You returned log probabilities instead of the logits. Logits are the raw scores before normalisation: return them as the model gives them.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    logits = F.log_softmax(logits, dim=-1)
    return logits, loss
