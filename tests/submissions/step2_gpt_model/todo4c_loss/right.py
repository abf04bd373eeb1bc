# %% views: view with the sizes.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    B, T, V = logits.shape
    return F.cross_entropy(logits.view(B * T, V), targets.view(B * T))


# %% reshape: reshape with -1.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.reshape(-1, logits.size(-1)), targets.reshape(-1))


# %% classes_second: Classes as the second axis.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.transpose(1, 2), targets)


# %% criterion: A CrossEntropyLoss object.
import math

import torch
import torch.nn.functional as F

criterion = torch.nn.CrossEntropyLoss()


def loss(logits, targets):
    return criterion(logits.flatten(0, 1), targets.flatten())


# %% nll_of_log_softmax: nll_loss of log_softmax.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    return F.nll_loss(logp.flatten(0, 1), targets.flatten())


# %% gathered: Gathers the targets' log-probabilities.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    logp = logits.log_softmax(-1)
    picked = logp.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    return -picked.mean()


# %% logsumexp: logsumexp minus the target's score.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    right = torch.gather(logits, 2, targets[..., None])[..., 0]
    return (torch.logsumexp(logits, dim=-1) - right).mean()


# %% one_hot: A sum with one-hot targets.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    hot = F.one_hot(targets, logits.size(-1)).to(logits.dtype)
    return -(hot * F.log_softmax(logits, dim=-1)).sum(-1).mean()


# %% mean_of_each: The losses of all places, then their mean.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    each = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")
    return each.sum() / each.numel()


# %% mean_over_rows: One sequence after the other; all are equally long.
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    rows = [F.cross_entropy(logits[b], targets[b]) for b in range(logits.size(0))]
    return torch.stack(rows).mean()
