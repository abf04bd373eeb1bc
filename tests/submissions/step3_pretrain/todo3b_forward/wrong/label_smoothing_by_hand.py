# kind: wrong
# misconception: smooths_labels
# zh-CN: 你给损失加上了标签平滑。那是一种有用的技巧，但会得到另一个损失值；这里要的是普通的交叉熵。
# en: You added label smoothing to the loss. It is a useful technique but gives a different loss; what is asked here is plain cross entropy.

import torch.nn.functional as F

SMOOTHING = 0.1


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = F.log_softmax(logits, dim=-1)
    right = -log_probs.gather(-1, labels.unsqueeze(-1)).mean()
    uniform = -log_probs.mean()
    return logits, (1 - SMOOTHING) * right + SMOOTHING * uniform
