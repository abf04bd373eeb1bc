# kind: right
# about: log_softmax before cross entropy is superfluous and harmless, since it does not change what is normalised already.

import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = F.log_softmax(logits, dim=-1)
    loss = F.cross_entropy(log_probs.reshape(-1, log_probs.shape[-1]), labels.reshape(-1))
    return logits, loss
