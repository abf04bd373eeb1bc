# kind: wrong
# misconception: ignores_token_zero
# zh-CN: 编号为 0 的字符被当成填充跳过了。在这里 0 号是词表里一个普通的字符，它的损失也要算。
# en: Character number 0 was skipped as if it were padding. Here it is an ordinary character of the vocabulary, and its loss counts too.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1), ignore_index=0)
    return logits, loss
