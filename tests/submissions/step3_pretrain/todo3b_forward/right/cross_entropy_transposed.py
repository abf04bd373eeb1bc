# kind: right
# about: Recomputes the loss with the classes moved to dimension 1, as cross entropy also accepts, by a criterion object.

import torch.nn as nn

criterion = nn.CrossEntropyLoss()


def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    loss = criterion(logits.transpose(1, 2), labels)
    return logits, loss
