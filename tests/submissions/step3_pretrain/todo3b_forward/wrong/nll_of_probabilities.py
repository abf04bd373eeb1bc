# kind: wrong
# misconception: log_forgotten
# zh-CN: 你用的是正确字符的概率的相反数，少取了一次对数。交叉熵是负的对数概率：模型越是肯定地猜错，惩罚就越重。
# en: You used minus the probability of the right character: the logarithm is missing. Cross entropy is the negative log probability, so that confident mistakes cost much more.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = F.softmax(logits, dim=-1)
    loss = F.nll_loss(probs.reshape(-1, probs.size(-1)), labels.reshape(-1))
    return logits, loss
