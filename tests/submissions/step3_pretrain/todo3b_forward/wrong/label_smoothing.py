# kind: wrong
# misconception: smooths_labels
# variants: 0.1 | 0.05 | 0.2
# zh-CN: 你给损失加上了标签平滑。那是一种有用的技巧，但会得到另一个损失值；这里要的是普通的交叉熵。
# en: You added label smoothing to the loss. It is a useful technique but gives a different loss; what is asked here is plain cross entropy.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1), label_smoothing=0.1)
    return logits, loss
