# kind: wrong
# misconception: softmax_twice
# zh-CN: 你在交叉熵之前先做了 softmax，而交叉熵自己里面已经做了一次。做两次会把分布压平，损失就失真了；交叉熵要的是原始的 logits。
# en: You applied softmax before the cross entropy, which already has one inside. Doing it twice flattens the distribution and distorts the loss; cross entropy wants the raw logits.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = F.softmax(logits, dim=-1)
    loss = F.cross_entropy(probs.reshape(-1, probs.size(-1)), labels.reshape(-1))
    return logits, loss
