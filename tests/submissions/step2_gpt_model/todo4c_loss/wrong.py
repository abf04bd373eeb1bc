# %% bits: base_two
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten()) / math.log(2)


# %% log_two: base_two
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    logp = F.log_softmax(logits, dim=-1).gather(-1, targets[..., None])
    return -logp.mean() * math.log2(math.e)


# %% sum_over_b: divided_by_the_batch
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="sum") / logits.size(0)


# %% sum_of_each_row: divided_by_the_batch
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return each.sum(dim=1).mean()


# %% sum_over_t: divided_by_the_length
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="sum") / logits.size(1)


# %% sum_of_each_column: divided_by_the_length
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return each.sum(dim=0).mean()


# %% first_row: first_row_only
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits[0], targets[0])


# %% first_row_of_each: first_row_only
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits[:1].flatten(0, 1), targets[:1].flatten())


# %% detached: gradient_cut
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten()).detach()


# %% no_grad: gradient_cut
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    with torch.no_grad():
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten())


# %% ignore_index_zero: ignores_token_zero
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=0)


# %% zero_masked: ignores_token_zero
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return each[targets != 0].mean()


# %% smoothed: label_smoothing
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), label_smoothing=0.1)


# %% smoothed_criterion: label_smoothing
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    criterion = torch.nn.CrossEntropyLoss(label_smoothing=0.1)
    return criterion(logits.transpose(1, 2), targets)


# %% last_place: last_place_only
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits[:, -1], targets[:, -1])


# %% last_place_gathered: last_place_only
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    logp = logits[:, -1].log_softmax(-1)
    return -logp.gather(-1, targets[:, -1:]).mean()


# %% log_after_softmax: log_of_softmax
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    p = F.softmax(logits, dim=-1).gather(-1, targets[..., None])
    return -torch.log(p).mean()


# %% log_after_softmax_indexed: log_of_softmax
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    p = logits.softmax(-1).flatten(0, 1)
    picked = p[torch.arange(p.size(0)), targets.flatten()]
    return -picked.log().mean()


# %% shifted: moved_again
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits[:, :-1].flatten(0, 1), targets[:, 1:].flatten())


# %% shifted_views: moved_again
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    s = logits[:, :-1, :].contiguous()
    t = targets[:, 1:].contiguous()
    return F.cross_entropy(s.view(-1, s.size(-1)), t.view(-1))


# %% reduction_none: not_reduced
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")


# %% logsumexp_not_reduced: not_reduced
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    right = logits.gather(-1, targets[..., None])[..., 0]
    return (logits.logsumexp(-1) - right).flatten()


# %% no_return: nothing_returned
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    value = F.cross_entropy(logits.flatten(0, 1), targets.flatten())


# %% printed: nothing_returned
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    print(F.cross_entropy(logits.flatten(0, 1), targets.flatten()))


# %% item: number_returned
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten()).item()


# %% float_called: number_returned
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return float(F.cross_entropy(logits.flatten(0, 1), targets.flatten()))


# %% exponential: perplexity
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return torch.exp(F.cross_entropy(logits.flatten(0, 1), targets.flatten()))


# %% exp_method: perplexity
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten()).exp()


# %% one_minus_p: probability_for_logarithm
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    p = F.softmax(logits, dim=-1).gather(-1, targets[..., None])
    return (1 - p).mean()


# %% one_minus_mean_p: probability_for_logarithm
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    p = logits.softmax(-1).flatten(0, 1)
    picked = p[torch.arange(p.size(0)), targets.flatten()]
    return 1 - picked.mean()


# %% rolled: rolled_targets
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.roll(-1, dims=1).flatten())


# %% rolled_by_cat: rolled_targets
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    t = torch.cat((targets[:, 1:], targets[:, :1]), dim=1)
    return F.cross_entropy(logits.flatten(0, 1), t.flatten())


# %% raw_scores_picked: scores_without_normalising
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return -logits.gather(-1, targets[..., None]).mean()


# %% nll_of_scores: scores_without_normalising
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.nll_loss(logits.flatten(0, 1), targets.flatten())


# %% mean_log_probability: sign_forgotten
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    return logp.gather(-1, targets[..., None]).mean()


# %% minus_cross_entropy: sign_forgotten
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return -F.cross_entropy(logits.flatten(0, 1), targets.flatten())


# %% softmax_first: softmax_before_the_loss
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.softmax(-1).flatten(0, 1), targets.flatten())


# %% softmax_named: softmax_before_the_loss
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    p = F.softmax(logits, dim=-1)
    B, T, V = p.shape
    return F.cross_entropy(p.view(B * T, V), targets.reshape(-1))


# %% log_softmax_of_places: softmax_over_places
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    logp = F.log_softmax(logits, dim=1)
    return -logp.gather(-1, targets[..., None]).mean()


# %% logsumexp_of_places: softmax_over_places
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    shifted = logits - logits.logsumexp(-2, keepdim=True)
    return -shifted.gather(2, targets.unsqueeze(2)).mean()


# %% mse_of_probabilities: squared_error
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    hot = F.one_hot(targets, logits.size(-1)).to(logits.dtype)
    return F.mse_loss(logits.softmax(-1), hot)


# %% mean_of_squares: squared_error
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    hot = F.one_hot(targets, logits.size(-1)).to(logits.dtype)
    return ((F.softmax(logits, dim=-1) - hot) ** 2).mean()


# %% reduction_sum: summed
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="sum")


# %% mean_times_count: summed
import math

import torch
import torch.nn.functional as F


def loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten()) * targets.numel()


# %% reshaped_to_classes_first: axes_regrouped
import torch
import torch.nn.functional as F


def loss(logits, targets):
    import torch.nn.functional as F
    B, T, V = logits.shape
    return F.cross_entropy(logits.reshape(B, V, T), targets)


# %% viewed_as_classes_first: axes_regrouped
import torch
import torch.nn.functional as F


def loss(logits, targets):
    import torch.nn.functional as F
    B, T, V = logits.shape
    return F.cross_entropy(logits.contiguous().view(B, V, T), targets)


# %% tiny_number_added: probability_kept_from_zero
def loss(logits, targets):
    p = logits.softmax(-1).gather(2, targets[..., None])
    return -(p + 1e-9).log().mean()


# %% clamped_probabilities: probability_kept_from_zero
def loss(logits, targets):
    p = logits.softmax(-1).clamp(min=1e-8)
    return -p.gather(-1, targets.unsqueeze(-1)).log().mean()
