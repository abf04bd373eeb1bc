# kind: right
# mutated: yes
# about: Cross entropy by hand: logsumexp minus the logit of the label.

import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    picked = torch.gather(logits, -1, labels.unsqueeze(-1)).squeeze(-1)
    loss = (torch.logsumexp(logits, dim=-1) - picked).mean()
    return logits, loss
