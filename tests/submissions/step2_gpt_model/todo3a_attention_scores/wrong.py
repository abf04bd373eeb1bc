# %% capital_t: all_axes_reversed
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.permute(3, 2, 1, 0) / math.sqrt(q.size(-1))


# %% permuted_backwards: all_axes_reversed
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    kt = k.permute(*reversed(range(k.dim())))
    return torch.matmul(q, kt) / math.sqrt(q.size(-1))


# %% in_place_division: changes_q
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    q /= math.sqrt(q.size(-1))
    return q @ k.transpose(-2, -1)


# %% div_with_an_underscore: changes_q
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    q.div_(math.sqrt(q.size(-1)))
    return torch.matmul(q, k.transpose(-2, -1))


# %% over_d: divided_by_the_width
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / q.size(-1)


# %% mean_of_products: divided_by_the_width
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return (q.unsqueeze(3) * k.unsqueeze(2)).mean(dim=-1)


# %% own_key_only: elementwise
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    own = (q * k).sum(-1, keepdim=True) / math.sqrt(q.size(-1))
    return own.expand(*own.shape[:-1], q.size(2))


# %% own_key_repeated: elementwise
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    own = (q * k).sum(dim=-1) / math.sqrt(q.size(-1))
    return own.unsqueeze(-1).repeat(1, 1, 1, q.size(2))


# %% over_two: example_width
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / 2


# %% half: example_width
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return 0.5 * (q @ k.transpose(-2, -1))


# %% no_grad: gradient_cut
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    with torch.no_grad():
        return q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))


# %% detached: gradient_cut
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return (q.detach() @ k.detach().transpose(-2, -1)) / math.sqrt(q.size(-1))


# %% k_with_k: keys_only
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return k @ k.transpose(-2, -1) / math.sqrt(k.size(-1))


# %% einsum_of_k: keys_only
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return torch.einsum("bhid,bhjd->bhij", k, k) / math.sqrt(k.size(-1))


# %% masked_at_once: masked_already
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    T = s.size(-1)
    return s.masked_fill(torch.tril(torch.ones(T, T)) == 0, float("-inf"))


# %% mask_added: masked_already
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    s = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    T = s.size(-1)
    return s + torch.full((T, T), float("-inf")).triu(1)


# %% times_root: multiplied_by_the_root
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) * math.sqrt(q.size(-1))


# %% divided_by_the_inverse: multiplied_by_the_root
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    scale = q.size(-1) ** -0.5
    return (q @ k.transpose(-2, -1)) / scale


# %% plain_product: not_scaled
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1)


# %% plain_einsum: not_scaled
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return torch.einsum("bhid,bhjd->bhij", q, k)


# %% no_return: nothing_returned
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))


# %% printed: nothing_returned
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    print(q @ k.transpose(-2, -1) / math.sqrt(q.size(-1)))


# %% q_with_q: queries_only
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ q.transpose(-2, -1) / math.sqrt(q.size(-1))


# %% einsum_of_q: queries_only
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return torch.einsum("bhid,bhjd->bhij", q, q) / math.sqrt(q.size(-1))


# %% view_as_transposed: reshaped_for_transposed
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    B, H, T, D = k.shape
    return q @ k.reshape(B, H, D, T) / math.sqrt(D)


# %% viewed: reshaped_for_transposed
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    kt = k.contiguous().view(k.size(0), k.size(1), k.size(3), k.size(2))
    return torch.matmul(q, kt) / math.sqrt(q.size(-1))


# %% root_of_h: root_of_the_heads
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / math.sqrt(q.size(1))


# %% root_of_shape_one: root_of_the_heads
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    B, H, T, D = q.shape
    return q @ k.transpose(-2, -1) / H**0.5


# %% root_of_t: root_of_the_length
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / math.sqrt(q.size(-2))


# %% root_of_size_two: root_of_the_length
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / math.sqrt(k.size(2))


# %% root_of_everything: root_of_the_scores
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    s = q @ k.transpose(-2, -1)
    return torch.sqrt(s / q.size(-1))


# %% power_of_a_half: root_of_the_scores
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return (q @ k.transpose(-2, -1) / q.size(-1)) ** 0.5


# %% root_of_c: root_of_the_whole_width
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    C = q.size(1) * q.size(-1)
    return q @ k.transpose(-2, -1) / math.sqrt(C)


# %% root_of_heads_times_width: root_of_the_whole_width
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / (q.shape[1] * q.shape[3]) ** 0.5


# %% k_times_q: rows_and_columns_swapped
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return k @ q.transpose(-2, -1) / math.sqrt(q.size(-1))


# %% result_transposed: rows_and_columns_swapped
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return (q @ k.transpose(-2, -1)).transpose(-2, -1) / math.sqrt(q.size(-1))


# %% softmax_at_once: softmax_already
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return F.softmax(q @ k.transpose(-2, -1) / math.sqrt(q.size(-1)), dim=-1)


# %% exponential_shares: softmax_already
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    e = torch.exp(q @ k.transpose(-2, -1) / math.sqrt(q.size(-1)))
    return e / e.sum(-1, keepdim=True)


# %% heads_and_positions: wrong_axes_transposed
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return q @ k.transpose(1, 2) / math.sqrt(q.size(-1))


# %% swapaxes_one_two: wrong_axes_transposed
import math

import torch
import torch.nn.functional as F


def attention_scores(q, k):
    return torch.matmul(q, k.swapaxes(1, 2)) / math.sqrt(q.size(-1))
