# kind: wrong
# misconception: loss_negated
# zh-CN: 损失的符号反了。训练会让损失变小，所以要的是负的对数概率（一个正数）；反过来，模型会学着猜错。
# en: The loss has the wrong sign. Training makes it smaller, so it has to be the negative log probability (a positive number); the other way round the model would learn to be wrong.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = F.log_softmax(logits, dim=-1)
    loss = log_probs.gather(2, labels.unsqueeze(2)).mean()
    return logits, loss
