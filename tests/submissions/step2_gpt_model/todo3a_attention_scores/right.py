# %% einsum: All axes named by einsum.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return torch.einsum("bhid,bhjd->bhij", q, k) / math.sqrt(q.shape[-1])


# %% queries_scaled_first: Scales the queries before the product.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    q = q * q.size(-1) ** -0.5
    return torch.matmul(q, k.transpose(-1, -2))


# %% permute: Transposes by permute, divides by a tensor's root.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    kt = k.permute(0, 1, 3, 2)
    d = torch.tensor(float(k.shape[3]))
    return torch.matmul(q, kt) / torch.sqrt(d)


# %% both_scaled: Each side carries a fourth root.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    scale = k.size(-1) ** 0.25
    return (q / scale) @ (k / scale).mT


# %% baddbmm: Batch and heads flattened for baddbmm.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    B, H, T, D = q.shape
    zero = torch.zeros(B * H, T, T, dtype=q.dtype)
    out = torch.baddbmm(
        zero, q.reshape(-1, T, D), k.reshape(-1, T, D).transpose(1, 2), beta=0, alpha=1 / math.sqrt(D)
    )
    return out.view(B, H, T, T)


# %% broadcast_product: Every pair by broadcasting, then a sum.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    pairs = q.unsqueeze(3) * k.unsqueeze(2)
    return pairs.sum(dim=-1) / math.sqrt(q.size(-1))


# %% swapaxes: numpy's names for the same.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    scores = q @ k.swapaxes(2, 3)
    return scores * (1.0 / math.sqrt(q.size(3)))


# %% loops_over_heads: A loop over sequences and heads, stacked.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    rows = []
    for b in range(q.size(0)):
        rows.append(torch.stack([q[b, h] @ k[b, h].T for h in range(q.size(1))]))
    return torch.stack(rows) / math.sqrt(q.size(-1))


# %% transposed_afterwards: Computes k qᵀ and turns it around.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return (k @ q.transpose(-2, -1)).transpose(-2, -1) / math.sqrt(q.size(-1))


# %% rsqrt: By torch's reciprocal root, with a print left over.
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    d = torch.tensor(q.size(-1), dtype=q.dtype)
    print(q.shape, k.shape)
    return q @ k.transpose(2, 3) * torch.rsqrt(d)
