# %% tril_equals_zero: masked_fill where the lower triangle is 0.
import torch


def causal_mask(scores):
    T = scores.size(-1)
    mask = torch.tril(torch.ones(T, T))
    return scores.masked_fill(mask == 0, float("-inf"))


# %% where: torch.where between scores and -inf.
import torch


def causal_mask(scores):
    T = scores.shape[-1]
    keep = torch.ones(T, T, dtype=torch.bool).tril()
    return torch.where(keep, scores, float("-inf"))


# %% added_triangle: Adds a triangle of -inf.
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores + torch.full((T, T), float("-inf")).triu(diagonal=1)


# %% positions_compared: Compares column numbers with row numbers; -1e9.
import torch


def causal_mask(scores):
    t = torch.arange(scores.size(-1))
    return scores.masked_fill(t[None, :] > t[:, None], -1e9)


# %% smallest_float: The smallest float32 in place of -inf.
import torch


def causal_mask(scores):
    T = scores.size(-1)
    future = torch.triu(torch.ones_like(scores), 1).bool()
    return scores.masked_fill(future, torch.finfo(scores.dtype).min)


# %% copy_row_by_row: Fills a copy row by row.
import torch


def causal_mask(scores):
    out = scores.clone()
    for i in range(scores.size(-1)):
        out[..., i, i + 1 :] = float("-inf")
    return out


# %% copy_then_in_place: masked_fill_ on a copy.
import torch


def causal_mask(scores):
    out = scores.clone()
    T = out.size(-1)
    out.masked_fill_(torch.triu(torch.ones(T, T), diagonal=1).bool(), float("-inf"))
    return out


# %% large_number_subtracted: Subtracts 1e9 times the upper triangle.
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores - 1e9 * torch.ones(T, T).triu(1)


# %% square_subsequent_mask: torch's own mask for transformers, added.
import torch


def causal_mask(scores):
    T = scores.size(-1)
    mask = torch.nn.Transformer.generate_square_subsequent_mask(T)
    return scores + mask


# %% infinity_of_torch: -torch.inf, and the mask registered with a batch axis.
import torch


def causal_mask(scores):
    T = scores.size(-1)
    bias = torch.tril(torch.ones(T, T)).view(1, 1, T, T)
    return scores.masked_fill(bias[:, :, :T, :T] == 0, -torch.inf)
