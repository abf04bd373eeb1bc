# kind: wrong
# misconception: nll_without_log_softmax
# zh-CN: 你直接取了正确字符的 logit 的相反数，没有先归一化成对数概率。这样的损失可以无限小下去；交叉熵要先归一化，再取负的对数概率。
# en: You took minus the logit of the right character without first normalising to log probabilities. Such a loss can fall without end; cross entropy normalises first and then takes the negative log probability.

def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    picked = logits.gather(2, labels[:, :, None])
    return logits, -picked.mean()
