# kind: right
# about: Recomputes the loss by cross entropy from the same pass's logits, flattened by view.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    B, T, V = logits.shape
    loss = F.cross_entropy(logits.view(B * T, V), labels.contiguous().view(B * T))
    return logits, loss
