# kind: right
# mutated: yes
# about: Cross entropy by hand with one-hot labels, sum over all divided by their number.

import torch
import torch.nn.functional as F


def my_cross_entropy(logits, labels):
    one_hot = F.one_hot(labels, logits.shape[-1]).to(logits.dtype)
    return -(one_hot * torch.log_softmax(logits, dim=-1)).sum() / labels.numel()


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    return logits, my_cross_entropy(logits, labels)
