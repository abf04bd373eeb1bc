# %% softmax_method: The tensor's own softmax, then matmul.
import torch
import torch.nn.functional as F


def attend(scores, v):
    weights = scores.softmax(dim=-1)
    return torch.matmul(weights, v)


# %% last_axis_by_number: The last axis by its number.
import torch
import torch.nn.functional as F


def attend(scores, v):
    att = F.softmax(scores, dim=3)
    return att @ v


# %% einsum: The average by einsum.
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = torch.softmax(scores, -1)
    return torch.einsum("bhij,bhjd->bhid", w, v)


# %% by_hand_with_maximum: Exponentials by hand, the row's maximum taken off.
import torch
import torch.nn.functional as F


def attend(scores, v):
    e = torch.exp(scores - scores.max(dim=-1, keepdim=True).values)
    return (e / e.sum(dim=-1, keepdim=True)) @ v


# %% divided_at_the_end: Divides by the sum after the product.
import torch
import torch.nn.functional as F


def attend(scores, v):
    e = torch.exp(scores - scores.amax(-1, keepdim=True))
    return (e @ v) / e.sum(-1, keepdim=True)


# %% log_softmax: The exponential of log_softmax.
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.log_softmax(scores, dim=-1).exp() @ v


# %% flattened_bmm: Batch and heads flattened for bmm.
import torch
import torch.nn.functional as F


def attend(scores, v):
    B, H, T, D = v.shape
    w = F.softmax(scores, dim=-1).view(B * H, T, T)
    return torch.bmm(w, v.reshape(B * H, T, D)).view(B, H, T, D)


# %% softmax_module: A softmax module.
import torch
import torch.nn.functional as F

softmax = torch.nn.Softmax(dim=-1)


def attend(scores, v):
    return softmax(scores).matmul(v)


# %% logsumexp: Normalised by logsumexp.
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
    print(w.shape)
    return w @ v


# %% broadcast_sum: Weights times values by broadcasting, then a sum.
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = F.softmax(scores, dim=-1)
    return (w.unsqueeze(-1) * v.unsqueeze(2)).sum(dim=3)
