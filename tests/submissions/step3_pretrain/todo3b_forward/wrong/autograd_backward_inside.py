# kind: wrong
# misconception: runs_backward
# zh-CN: 你在前向传播里已经做了反向传播，计算图随之被释放，训练循环就没法再做了。这里只返回损失，反向传播留给下一步。
# en: You ran the backward pass inside the forward pass; that frees the graph, and the training loop cannot run it any more. Only return the loss here, and leave the backward pass to the next step.

import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, labels)
    if loss.requires_grad:
        torch.autograd.backward([loss])
    return logits, loss
