# kind: wrong
# misconception: loss_not_reduced
# zh-CN: 你返回的是每个位置各自的损失，还没有合成一个数。反向传播要从一个数出发：请对所有位置取平均。
# en: You returned a loss for each position, not yet one number. Backpropagation starts from a single number: take the mean over all positions.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, loss
