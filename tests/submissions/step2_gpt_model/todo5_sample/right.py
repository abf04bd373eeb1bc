# %% topk_scattered: Softmax of the k largest, scattered.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    values, places = torch.topk(logits, k)
    out = torch.zeros_like(logits)
    return out.scatter(0, places, F.softmax(values / temperature, dim=0))


# %% sorted_cut: Cut off at the k-th of the sorted scores.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    cut = torch.sort(logits, descending=True).values[k - 1]
    kept = torch.where(logits >= cut, logits, torch.tensor(float("-inf")))
    return torch.softmax(kept / temperature, dim=-1)


# %% indices_removed: A copy whose other places are -inf.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    x = logits.clone() / temperature
    if top_k is not None and top_k < x.size(0):
        x[x < torch.topk(x, top_k)[0][-1]] = -float("inf")
    return x.softmax(0)


# %% renormalised: Softmax of everything, the rest set to 0, shared out anew.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    p = F.softmax(logits.double() / temperature, dim=-1)
    keep = torch.zeros_like(p)
    keep[logits.topk(k).indices] = 1
    p = p * keep
    return (p / p.sum()).float()


# %% ranks: By each score's rank.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    rank = logits.argsort(descending=True).argsort()
    return F.softmax((logits / temperature).masked_fill(rank >= k, float("-inf")), dim=-1)


# %% kthvalue: kthvalue from below.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    cut = torch.kthvalue(logits, logits.numel() - k + 1).values
    return F.softmax((logits / temperature).masked_fill(logits < cut, -torch.inf), -1)


# %% exponentials: Exponentials by hand, the maximum taken off.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    e = torch.exp((logits - logits.max()) / temperature)
    e = torch.where(logits >= logits.topk(k).values.min(), e, torch.zeros(()))
    return e / e.sum()


# %% two_branches: Two branches.
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    if top_k is None or top_k >= len(logits):
        return torch.softmax(logits / temperature, dim=-1)
    best = logits.topk(top_k)
    out = torch.zeros(len(logits))
    out[best.indices] = torch.softmax(best.values / temperature, dim=-1)
    return out
