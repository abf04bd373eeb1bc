# %% cross_entropy_none: Minus the cross entropy of each place, added up.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits.transpose(1, 2), targets, ignore_index=-100, reduction="none").sum(dim=1)


# %% flattened: Flattens, then puts the places back into rows.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    B, T, V = logits.shape
    each = F.cross_entropy(logits.reshape(B * T, V), targets.reshape(B * T), reduction="none")
    return -each.view(B, T).sum(-1)


# %% nll_of_log_softmax: nll_loss of log_softmax.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    return -F.nll_loss(logp.permute(0, 2, 1), targets, reduction="none").sum(1)


# %% logsumexp: The score of what was said minus logsumexp.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    mask = targets.ne(-100)
    safe = targets.where(mask, torch.zeros_like(targets))
    score = logits.gather(2, safe[:, :, None])[:, :, 0]
    return ((score - torch.logsumexp(logits, dim=-1)) * mask.to(logits.dtype)).sum(1)


# %% one_hot: One-hot targets with rows of zeros where nothing counts.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    V = logits.size(-1)
    hot = F.one_hot(targets.clamp(min=0), V).to(logits.dtype) * (targets != -100).unsqueeze(-1)
    return torch.einsum("btv,btv->b", hot, logits.log_softmax(-1))


# %% row_by_row: A row at a time, only the places that count.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    rows = []
    for row, target in zip(logits, targets):
        kept = target != -100
        logp = torch.log_softmax(row[kept], dim=-1)
        rows.append(logp[torch.arange(int(kept.sum())), target[kept]].sum())
    return torch.stack(rows)


# %% place_by_place: Two loops.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    B, T = targets.shape
    out = []
    for b in range(B):
        total = logits.new_zeros(())
        for t in range(T):
            i = int(targets[b, t])
            if i == -100:
                continue
            total = total + F.log_softmax(logits[b, t], dim=0)[i]
        out.append(total)
    return torch.stack(out)


# %% minus_the_largest: Stable by hand: the largest score is taken off first.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    shifted = logits - logits.max(dim=-1, keepdim=True).values.detach()
    logp = shifted - shifted.exp().sum(-1, keepdim=True).log()
    mask = targets != -100
    safe = targets.clone()
    safe[~mask] = 0
    said = torch.gather(logp, -1, safe.unsqueeze(-1)).squeeze(-1)
    return torch.where(mask, said, torch.zeros_like(said)).sum(-1)


# %% index_add: All places that count in one list, added to their rows.
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    rows, places = torch.nonzero(targets != -100, as_tuple=True)
    said = F.log_softmax(logits[rows, places], dim=-1)[torch.arange(len(rows)), targets[rows, places]]
    return torch.zeros(targets.size(0), dtype=logits.dtype).index_add(0, rows, said)


# %% helper: A helper, and a loss object made once.
# newlines: crlf
import math

import torch
import torch.nn.functional as F


each = torch.nn.CrossEntropyLoss(reduction="none", ignore_index=-100)


def summed(x):
    return x.sum(dim=-1)


def sequence_log_probs(logits, targets):
    return summed(-each(logits.transpose(1, 2), targets))
