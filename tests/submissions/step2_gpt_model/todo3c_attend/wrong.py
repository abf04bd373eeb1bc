# %% maximum_taken_off_in_place: changes_scores
import torch
import torch.nn.functional as F


def attend(scores, v):
    scores -= scores.detach().amax(-1, keepdim=True)
    return F.softmax(scores, dim=-1) @ v


# %% sub_with_an_underscore: changes_scores
import torch
import torch.nn.functional as F


def attend(scores, v):
    scores.sub_(scores.detach().max(dim=-1, keepdim=True)[0])
    e = scores.exp()
    return (e / e.sum(-1, keepdim=True)) @ v


# %% flattened_softmax: global_softmax
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = F.softmax(scores.flatten(), dim=0).view_as(scores)
    return w @ v


# %% divided_by_the_whole_sum: global_softmax
import torch
import torch.nn.functional as F


def attend(scores, v):
    e = torch.exp(scores - scores.max())
    return (e / e.sum()) @ v


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F


def attend(scores, v):
    with torch.no_grad():
        return F.softmax(scores, dim=-1) @ v


# %% detached: gradient_cut
import torch
import torch.nn.functional as F


def attend(scores, v):
    return (F.softmax(scores, dim=-1) @ v).detach()


# %% argmax_picked: hard_attention
import torch
import torch.nn.functional as F


def attend(scores, v):
    best = scores.argmax(dim=-1)
    w = F.one_hot(best, scores.size(-1)).to(v.dtype)
    return w @ v


# %% maximum_compared: hard_attention
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = (scores == scores.amax(-1, keepdim=True)).to(v.dtype)
    return w @ v


# %% log_softmax: log_weights
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.log_softmax(scores, dim=-1) @ v


# %% log_of_softmax: log_weights
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = torch.log(F.softmax(scores, dim=-1))
    return w @ v


# %% exp_only: not_normalised
import torch
import torch.nn.functional as F


def attend(scores, v):
    return torch.exp(scores) @ v


# %% exp_method: not_normalised
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = scores.exp()
    return torch.matmul(w, v)


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def attend(scores, v):
    out = F.softmax(scores, dim=-1) @ v


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def attend(scores, v):
    print(F.softmax(scores, dim=-1) @ v)


# %% naive_softmax: overflowing_softmax
import torch
import torch.nn.functional as F


def attend(scores, v):
    e = torch.exp(scores)
    return (e / e.sum(dim=-1, keepdim=True)) @ v


# %% naive_softmax_helper: overflowing_softmax
import torch
import torch.nn.functional as F


def softmax(x):
    return x.exp() / x.exp().sum(-1, keepdim=True)


def attend(scores, v):
    return softmax(scores) @ v


# %% mean_of_the_visible: plain_average
import torch
import torch.nn.functional as F


def attend(scores, v):
    seen = (scores > float("-inf")).to(v.dtype)
    return (seen / seen.sum(-1, keepdim=True)) @ v


# %% softmax_of_zeros: plain_average
import torch
import torch.nn.functional as F


def attend(scores, v):
    flat = torch.where(scores == float("-inf"), scores, torch.zeros_like(scores)).detach()
    return F.softmax(flat, dim=-1) @ v


# %% over_root_again: scaled_again
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores / v.size(-1) ** 0.5, dim=-1) @ v


# %% times_inverse_root: scaled_again
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = torch.softmax(scores * v.shape[-1] ** -0.5, dim=-1)
    return w @ v


# %% sigmoid: sigmoid_for_softmax
import torch
import torch.nn.functional as F


def attend(scores, v):
    return torch.sigmoid(scores) @ v


# %% sigmoid_by_hand: sigmoid_for_softmax
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = 1 / (1 + torch.exp(-scores))
    return w @ v


# %% raw_scores: softmax_forgotten
import torch
import torch.nn.functional as F


def attend(scores, v):
    return scores @ v


# %% raw_scores_matmul: softmax_forgotten
import torch
import torch.nn.functional as F


def attend(scores, v):
    return torch.matmul(scores, v)


# %% dim_zero: softmax_over_batch
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores, dim=0) @ v


# %% dim_minus_four: softmax_over_batch
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = scores.softmax(dim=-4)
    return torch.matmul(w, v)


# %% dim_one: softmax_over_heads
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores, dim=1) @ v


# %% default_axis: softmax_over_heads
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = torch.softmax(scores, dim=-3)
    return w @ v


# %% dim_minus_two: softmax_over_rows
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores, dim=-2) @ v


# %% dim_two: softmax_over_rows
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = scores.softmax(2)
    return torch.matmul(w, v)


# %% twice: softmax_twice
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(F.softmax(scores, dim=-1), dim=-1) @ v


# %% twice_by_steps: softmax_twice
import torch
import torch.nn.functional as F


def attend(scores, v):
    w = scores.softmax(-1)
    w = w.softmax(-1)
    return w @ v


# %% weights_only: weights_returned
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores, dim=-1)


# %% weights_method: weights_returned
import torch
import torch.nn.functional as F


def attend(scores, v):
    return scores.softmax(dim=-1)


# %% transposed_weights: weights_transposed
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores, dim=-1).transpose(-2, -1) @ v


# %% einsum_swapped: weights_transposed
import torch
import torch.nn.functional as F


def attend(scores, v):
    return torch.einsum("bhji,bhjd->bhid", F.softmax(scores, dim=-1), v)


# %% weights_detached: weights_without_gradient
import torch
import torch.nn.functional as F


def attend(scores, v):
    return F.softmax(scores, dim=-1).detach() @ v


# %% weights_under_no_grad: weights_without_gradient
import torch
import torch.nn.functional as F


def attend(scores, v):
    with torch.no_grad():
        w = scores.softmax(-1)
    return w @ v


# %% divided_by_the_columns_sum: softmax_over_rows
def attend(scores, v):
    e = (scores - scores.amax(-1, keepdim=True)).exp()
    return (e / e.sum(-2, keepdim=True)) @ v


# %% dropout_on_the_weights: drops_weights
import torch
import torch.nn.functional as F


def attend(scores, v):
    import torch.nn.functional as F
    return F.dropout(scores.softmax(-1), 0.1) @ v


# %% average_with_dropout: drops_weights
import torch
import torch.nn.functional as F


def attend(scores, v):
    import torch.nn.functional as F
    w = F.dropout(scores.softmax(-1), p=0.1)
    return w @ v


# %% largest_of_the_batch: one_maximum_for_all
def attend(scores, v):
    e = (scores - scores.max()).exp()
    return (e @ v) / e.sum(-1, keepdim=True)


# %% largest_of_all_taken_off: one_maximum_for_all
import torch


def attend(scores, v):
    shifted = torch.exp(scores - torch.max(scores))
    return shifted / shifted.sum(dim=-1, keepdim=True) @ v
