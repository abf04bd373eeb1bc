# kind: right
# about: Takes the mean of a loss that is a scalar already, as code for several GPUs does, with autograd switched on explicitly.

import torch


def forward(model, input_ids, labels):
    with torch.enable_grad():
        logits, loss = model(input_ids, targets=labels)
        if loss is not None:
            loss = loss.mean()
    return logits, loss
