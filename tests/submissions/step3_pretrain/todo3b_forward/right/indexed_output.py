# kind: right
# about: Keeps the output and picks its items by index.

import torch


def forward(model, input_ids, labels):
    output = model(input_ids, targets=labels)
    logits = output[0]
    loss = output[1]
    return (logits, loss)
