# %% divided_in_place: changes_logits
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    logits /= temperature
    scores = logits
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return F.softmax(scores, dim=-1)


# %% div_with_an_underscore: changes_logits
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits.div_(temperature)
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return scores.softmax(-1)


# %% one_hot: greedy
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    return F.one_hot(logits.argmax(), logits.size(-1)).float()


# %% compared_with_maximum: greedy
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    return (logits == logits.max()).float()


# %% topk_unbounded: k_above_v_fails
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        scores = scores.masked_fill(scores < scores.topk(top_k).values[-1], float("-inf"))
    return F.softmax(scores, dim=-1)


# %% kthvalue_unbounded: k_above_v_fails
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        cut = torch.topk(scores, k=top_k)[0][-1]
        scores = torch.where(scores < cut, -torch.inf, scores)
    return scores.softmax(0)


# %% log_softmax: log_probabilities
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return F.log_softmax(scores, dim=-1)


# %% log_of_softmax: log_probabilities
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return torch.log(F.softmax(scores, dim=-1))


# %% times: multiplied_by_temperature
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits * temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return F.softmax(scores, dim=-1)


# %% over_the_inverse: multiplied_by_temperature
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / (1 / temperature)
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return scores.softmax(-1)


# %% cut_after_softmax: not_shared_out_anew
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    p = F.softmax(logits / temperature, dim=-1)
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    return p * (logits >= logits.topk(k).values[-1])


# %% cut_after_softmax_where: not_shared_out_anew
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    p = torch.softmax(logits / temperature, 0)
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    cut = p.topk(k).values[-1]
    return torch.where(p >= cut, p, torch.zeros_like(p))


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    p = F.softmax(scores, dim=-1)


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    print(F.softmax(scores, dim=-1))


# %% less_or_equal: one_too_few
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores <= kth, float("-inf"))
    return F.softmax(scores, dim=-1)


# %% not_greater: one_too_few
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, len(scores))).values[-1]
        scores = torch.where(scores > kth, scores, -torch.inf)
    return scores.softmax(0)


# %% values_of_topk: only_k_returned
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    return F.softmax(logits.topk(k).values / temperature, dim=-1)


# %% sorted_and_cut: only_k_returned
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    return (logits.sort(descending=True).values[:k] / temperature).softmax(0)


# %% largest_false: smallest_kept
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.numel()), largest=False).values[-1]
        scores = scores.masked_fill(scores > kth, float("-inf"))
    return F.softmax(scores, dim=-1)


# %% sorted_upwards: smallest_kept
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.sort().values[min(top_k, len(scores)) - 1]
        scores = scores.masked_fill(scores > kth, -torch.inf)
    return scores.softmax(-1)


# %% divided_after: temperature_after_softmax
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return F.softmax(scores, dim=-1) / temperature


# %% divided_after_named: temperature_after_softmax
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits * 1
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    p = scores.softmax(-1)
    return p.div(temperature)


# %% no_temperature: temperature_forgotten
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, float("-inf"))
    return F.softmax(scores, dim=-1)


# %% no_temperature_topk: temperature_forgotten
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    k = logits.numel() if top_k is None else min(top_k, logits.numel())
    v, i = logits.topk(k)
    return torch.zeros_like(logits).scatter(0, i, v.softmax(0))


# %% softmax_only: top_k_ignored
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    return F.softmax(logits / temperature, dim=-1)


# %% softmax_by_hand: top_k_ignored
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    e = torch.exp((logits - logits.max()) / temperature)
    return e / e.sum()


# %% filled_with_zero: zero_for_minus_infinity
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.size(-1))).values[-1]
        scores = scores.masked_fill(scores < kth, 0.0)
    return F.softmax(scores, dim=-1)


# %% times_mask: zero_for_minus_infinity
import torch
import torch.nn.functional as F


def next_token_probabilities(logits, temperature, top_k):
    scores = logits / temperature
    if top_k is not None:
        kth = scores.topk(min(top_k, scores.numel())).values.min()
        scores = scores * (scores >= kth)
    return scores.softmax(0)


# %% largest_values_of_topk: only_k_returned
def next_token_probabilities(logits, temperature, top_k):
    x = logits / temperature
    if top_k is not None:
        x = x.topk(min(top_k, len(x))).values
    return x.softmax(-1)


# %% only_the_k_largest: only_k_returned
def next_token_probabilities(logits, temperature, top_k):
    x = logits / temperature
    if top_k is not None:
        x = x.sort(descending=True).values[:top_k]
    return x.softmax(0)
