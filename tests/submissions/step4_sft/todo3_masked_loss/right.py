# %% default: The default ignores -100 already.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.reshape(-1, logits.size(-1)), targets.reshape(-1))


# %% transposed: Classes second, as cross_entropy likes them.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.transpose(1, 2), targets, ignore_index=-100)


# %% selected: The counted rows are picked out.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    return F.cross_entropy(logits[counts], targets[counts])


# %% summed: Sum over how many count.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    B, T, V = logits.shape
    total = F.cross_entropy(logits.view(B * T, V), targets.view(B * T), ignore_index=-100, reduction="sum")
    return total / (targets != -100).sum()


# %% gathered: log_softmax and gather.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets.ne(-100)
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(said * counts).sum() / counts.sum()


# %% nll: nll_loss.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    logs = logits.log_softmax(-1)
    return F.nll_loss(logs.flatten(0, 1), targets.flatten(), ignore_index=-100)


# %% logsumexp: logsumexp minus the score.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    rows, wanted = logits[counts], targets[counts]
    scores = rows[torch.arange(len(wanted)), wanted]
    return (torch.logsumexp(rows, dim=-1) - scores).mean()


# %% module: nn.CrossEntropyLoss.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    criterion = torch.nn.CrossEntropyLoss(ignore_index=-100)
    return criterion(logits.permute(0, 2, 1), targets)


# %% by_places: reduction none, then picked.
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return each[targets != -100].mean()
