# kind: wrong
# misconception: log_forgotten
# zh-CN: 你用的是正确字符的概率的相反数，少取了一次对数。交叉熵是负的对数概率：模型越是肯定地猜错，惩罚就越重。
# en: You used minus the probability of the right character: the logarithm is missing. Cross entropy is the negative log probability, so that confident mistakes cost much more.

def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    p = logits.softmax(-1).gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    loss = -p.mean()
    return logits, loss
