# kind: wrong
# misconception: probabilities_instead_of_logits
# zh-CN: 你返回的是 softmax 之后的概率，不是 logits。logits 是归一化之前的原始得分，请按模型给出的样子返回。
# en: You returned the probabilities after softmax instead of the logits. Logits are the raw scores before normalisation: return them as the model gives them.

import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    e = torch.exp(logits - logits.max(dim=-1, keepdim=True).values)
    probs = e / e.sum(dim=-1, keepdim=True)
    return probs, loss
