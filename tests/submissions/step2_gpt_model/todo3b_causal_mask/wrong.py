# %% minus_triangle: added_small_number
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores - torch.ones(T, T).triu(1)


# %% plus_negative_triangle: added_small_number
import torch


def causal_mask(scores):
    T = scores.size(-1)
    mask = torch.ones(T, T).triu(1)
    return scores + mask * -1.0


# %% masked_fill_in_place: changes_scores
import torch


def causal_mask(scores):
    T = scores.size(-1)
    scores.masked_fill_(torch.ones(T, T).triu(1).bool(), float("-inf"))
    return scores


# %% assigned_in_place: changes_scores
import torch


def causal_mask(scores):
    T = scores.size(-1)
    future = torch.ones(T, T).triu(1).bool()
    scores[:, :, future] = float("-inf")
    return scores


# %% triu_zero: diagonal_masked
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).triu(0).bool(), float("-inf"))


# %% column_not_below_row: diagonal_masked
import torch


def causal_mask(scores):
    t = torch.arange(scores.size(-1))
    return scores.masked_fill(t[None] >= t[:, None], float("-inf"))


# %% three_by_three: example_length
import torch


def causal_mask(scores):
    future = torch.ones(3, 3).triu(1).bool()
    return scores.masked_fill(future, float("-inf"))


# %% three_rows_listed: example_length
import torch


def causal_mask(scores):
    keep = torch.tensor([[1, 0, 0], [1, 1, 0], [1, 1, 1]])
    return scores.masked_fill(keep == 0, float("-inf"))


# %% detached: gradient_cut
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.detach().masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))


# %% no_grad: gradient_cut
import torch


def causal_mask(scores):
    T = scores.size(-1)
    with torch.no_grad():
        return scores.masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))


# %% mask_times_infinity: infinity_times_zero
import torch


def causal_mask(scores):
    T = scores.size(-1)
    upper = torch.ones(T, T).triu(1)
    return scores + upper * float("-inf")


# %% one_minus_tril_times_infinity: infinity_times_zero
import torch


def causal_mask(scores):
    T = scores.size(-1)
    mask = torch.ones(T, T).tril()
    return scores + (1 - mask) * -torch.inf


# %% mask_of_infinity: mask_returned
import torch


def causal_mask(scores):
    T = scores.size(-1)
    mask = torch.zeros(T, T).masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))
    return mask.expand_as(scores)


# %% mask_times_zero_scores: mask_returned
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return (scores * 0).masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))


# %% weights_times_tril: masked_after_softmax
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.softmax(dim=-1) * torch.ones(T, T).tril()


# %% tril_of_weights: masked_after_softmax
import torch


def causal_mask(scores):
    return torch.tril(torch.softmax(scores, dim=-1))


# %% filled_with_minus_hundred: minus_hundred
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).triu(1).bool(), -100.0)


# %% where_minus_hundred: minus_hundred
import torch


def causal_mask(scores):
    T = scores.size(-1)
    keep = torch.ones(T, T).tril().bool()
    return torch.where(keep, scores, torch.tensor(-100.0))


# %% filled_with_minus_ten_thousand: minus_ten_thousand
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).triu(1).bool(), -1e4)


# %% where_minus_ten_thousand: minus_ten_thousand
import torch


def causal_mask(scores):
    T = scores.size(-1)
    keep = torch.ones(T, T).tril().bool()
    return torch.where(keep, scores, torch.tensor(-10000.0))


# %% result_not_kept: nothing_masked
import torch


def causal_mask(scores):
    T = scores.size(-1)
    scores.masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))
    return scores


# %% scores_returned: nothing_masked
import torch


def causal_mask(scores):
    return scores.clone()


# %% no_return: nothing_returned
import torch


def causal_mask(scores):
    T = scores.size(-1)
    masked = scores.masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))


# %% printed: nothing_returned
import torch


def causal_mask(scores):
    T = scores.size(-1)
    print(scores.masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf")))


# %% triu_two: one_step_ahead_seen
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).triu(2).bool(), float("-inf"))


# %% tril_one: one_step_ahead_seen
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).tril(1) == 0, float("-inf"))


# %% next_column: only_the_next_masked
import torch


def causal_mask(scores):
    t = torch.arange(scores.size(-1))
    return scores.masked_fill(t[None] == t[:, None] + 1, float("-inf"))


# %% off_diagonal: only_the_next_masked
import torch


def causal_mask(scores):
    T = scores.size(-1)
    next_one = torch.ones(T, T).triu(1) - torch.ones(T, T).triu(2)
    return scores.masked_fill(next_one.bool(), float("-inf"))


# %% scores_transposed: other_future_transposed
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.transpose(-2, -1).masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf"))


# %% masked_then_transposed: other_future_transposed
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).tril(-1).bool(), float("-inf")).transpose(-2, -1)


# %% kept_places_filled: past_and_self_masked
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.tril(torch.ones(T, T)) == 1, float("-inf"))


# %% where_swapped: past_and_self_masked
import torch


def causal_mask(scores):
    T = scores.size(-1)
    keep = torch.ones(T, T).tril().bool()
    return torch.where(keep, torch.tensor(float("-inf")), scores)


# %% tril_filled: past_masked
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).tril(-1).bool(), float("-inf"))


# %% row_above_column: past_masked
import torch


def causal_mask(scores):
    t = torch.arange(scores.size(-1))
    return scores.masked_fill(t[None] < t[:, None], float("-inf"))


# %% filled_with_infinity: plus_infinity
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores.masked_fill(torch.ones(T, T).triu(1).bool(), float("inf"))


# %% infinity_added: plus_infinity
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores + torch.full((T, T), float("inf")).triu(1)


# %% softmax_at_the_end: softmax_already
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return torch.softmax(scores.masked_fill(torch.ones(T, T).triu(1).bool(), float("-inf")), dim=-1)


# %% softmax_method: softmax_already
import torch


def causal_mask(scores):
    T = scores.size(-1)
    masked = scores + torch.full((T, T), float("-inf")).triu(1)
    return masked.softmax(-1)


# %% tril_of_scores: zero_for_minus_infinity
import torch


def causal_mask(scores):
    return torch.tril(scores)


# %% times_the_mask: zero_for_minus_infinity
import torch


def causal_mask(scores):
    T = scores.size(-1)
    return scores * torch.ones(T, T).tril()
