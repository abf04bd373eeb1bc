# %% divided_by_count: mean_over_tokens
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1) / counted.sum(dim=-1)


# %% mean_of_each_row: mean_over_tokens
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    rows = [-F.cross_entropy(row, target) for row, target in zip(logits, targets)]
    return torch.stack(rows)


# %% mean_of_counted: mean_over_tokens
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return torch.stack([row[kept].mean() for row, kept in zip(said, counted)])


# %% mean_of_masked: mean_over_all_places
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).mean(dim=-1)


# %% sum_over_length: mean_over_all_places
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return said.masked_fill(~counted, 0.0).sum(dim=1) / logits.size(1)


# %% clamped_without_mask: ignored_counted_as_token_zero
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return said.sum(dim=-1)


# %% replaced_by_zero: ignored_counted_as_token_zero
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    safe = torch.where(targets == -100, 0, targets)
    return -F.cross_entropy(logits.transpose(1, 2), safe, reduction="none").sum(1)


# %% sum_of_cross_entropy: everything_summed
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="sum")


# %% sum_without_dim: everything_summed
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum()


# %% minus_cross_entropy: mean_over_the_batch
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits.flatten(0, 1), targets.flatten())


# %% sum_over_count: mean_over_the_batch
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum() / counted.sum()


# %% gathered: minus_hundred_looked_up
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    return (said * (targets != -100)).sum(dim=-1)


# %% torch_gather: minus_hundred_looked_up
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = logits.log_softmax(-1)
    return torch.gather(logp, 2, targets[..., None])[..., 0].sum(1)


# %% one_hot: minus_hundred_looked_up
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    hot = F.one_hot(targets, logits.size(-1))
    return (hot * F.log_softmax(logits, dim=-1)).sum((1, 2))


# %% indexed: minus_hundred_looked_up
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    B, T = targets.shape
    logp = logits.log_softmax(-1)
    said = logp[torch.arange(B)[:, None], torch.arange(T), targets]
    return (said * (targets != -100)).sum(1)


# %% looped: minus_hundred_looked_up
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    rows = []
    for b in range(targets.size(0)):
        said = [logp[b, t, targets[b, t]] * (targets[b, t] != -100) for t in range(targets.size(1))]
        rows.append(sum(said))
    return torch.stack(rows)


# %% raw_scores: scores_not_normalised
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    said = logits.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1)


# %% nll_of_scores: scores_not_normalised
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.nll_loss(logits.transpose(1, 2), targets, reduction="none").sum(dim=1)


# %% probabilities_added: logarithm_forgotten
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1)


# %% probabilities_added_by_where: logarithm_forgotten
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    p = logits.softmax(dim=-1)
    safe = targets.masked_fill(targets == -100, 0)
    said = p.gather(2, safe[:, :, None])[:, :, 0]
    return torch.where(targets == -100, torch.zeros_like(said), said).sum(1)


# %% exponential: probability_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1).exp()


# %% product: probability_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    p = torch.softmax(logits, dim=-1).gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return torch.exp(torch.log(p).masked_fill(targets == -100, 0.0).sum(dim=1))


# %% exp_of_cross_entropy: probability_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return torch.exp(-F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").sum(1))


# %% log_after_softmax: log_of_softmax
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    p = F.softmax(logits, dim=-1)
    said = p.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return torch.log(said).masked_fill(~counted, 0.0).sum(dim=-1)


# %% softmax_log_gather: log_of_softmax
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = logits.softmax(dim=-1).log()
    safe = torch.where(targets < 0, 0, targets)
    said = logp.gather(2, safe[..., None])[..., 0]
    return said.masked_fill(targets < 0, 0.0).sum(1)


# %% exp_and_divide: log_of_softmax
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    e = torch.exp(logits)
    logp = torch.log(e / e.sum(-1, keepdim=True))
    said = logp.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return said.masked_fill(targets == -100, 0.0).sum(-1)


# %% shifted: moved_again
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logits, targets = logits[:, :-1], targets[:, 1:]

    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1)


# %% shifted_cross_entropy: moved_again
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    each = F.cross_entropy(logits[:, :-1].transpose(1, 2), targets[:, 1:], reduction="none")
    return -each.sum(dim=1)


# %% largest: likeliest_token
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    best = F.log_softmax(logits, dim=-1).max(dim=-1).values
    return (best * (targets != -100)).sum(dim=-1)


# %% argmax_gathered: likeliest_token
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    best = logp.gather(-1, logits.argmax(-1, keepdim=True)).squeeze(-1)
    return best.masked_fill(targets == -100, 0.0).sum(1)


# %% all_tokens: summed_over_the_vocabulary
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    each = F.log_softmax(logits, dim=-1).sum(dim=-1)
    return (each * (targets != -100)).sum(dim=-1)


# %% all_tokens_masked: summed_over_the_vocabulary
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    return logp.masked_fill((targets == -100).unsqueeze(-1), 0.0).sum(dim=(1, 2))


# %% cross_entropy_summed: sign_turned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").sum(dim=1)


# %% minus_the_sum: sign_turned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(said * counted).sum(dim=-1)


# %% divided_by_ln_two: base_two
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1) / math.log(2)


# %% bits: base_two
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").sum(dim=1) * math.log2(math.e)


# %% last_place: last_token_only
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return said[:, -1]


# %% last_place_of_logits: last_token_only
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits[:, -1], targets[:, -1], reduction="none")


# %% dim_one: softmax_over_places
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    logp = F.log_softmax(logits, dim=1)
    said = logp.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1)


# %% logsumexp_of_places: softmax_over_places
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = logits - logits.logsumexp(dim=1, keepdim=True)
    return -F.nll_loss(logp.transpose(1, 2), targets, reduction="none").sum(1)


# %% detached: gradient_cut
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1).detach()


# %% no_grad: gradient_cut
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    with torch.no_grad():
        return -F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").sum(dim=1)


# %% put_zero_there: targets_changed
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    targets[targets == -100] = 0
    logp = F.log_softmax(logits, dim=-1)
    return (logp.gather(-1, targets.unsqueeze(-1)).squeeze(-1) * counted).sum(dim=-1)


# %% clamped_in_place: targets_changed
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets >= 0
    safe = targets.clamp_(min=0)
    logp = logits.log_softmax(-1)
    return (logp.gather(2, safe[:, :, None])[:, :, 0] * counted).sum(1)


# %% above_zero: token_zero_ignored
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets > 0
    logp = F.log_softmax(logits, dim=-1)
    said = logp.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1)


# %% zero_is_padding: token_zero_ignored
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    safe = targets.clamp(min=0)
    return -F.cross_entropy(logits.transpose(1, 2), safe, ignore_index=0, reduction="none").sum(1)


# %% each_place: not_summed
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return said * counted


# %% cross_entropy_none: not_summed
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")


# %% keepdim: axis_kept
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1, keepdim=True)


# %% not_squeezed: axis_kept
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = (targets != -100).unsqueeze(-1)
    logp = F.log_softmax(logits, dim=-1)
    said = logp.gather(-1, targets.clamp(min=0).unsqueeze(-1))
    return (said * counted).sum(dim=1)


# %% dim_zero: summed_over_rows
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=0)


# %% first_axis: summed_over_rows
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    return -F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").sum(0)


# %% listed: no_tensor_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1).tolist()


# %% numpy: no_tensor_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counted).sum(dim=-1).detach().numpy()


# %% list_of_items: no_tensor_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    logp = F.log_softmax(logits, dim=-1)
    return [sum(logp[b, t, i].item() for t, i in enumerate(row.tolist()) if i != -100) for b, row in enumerate(targets)]


# %% no_return: nothing_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    total = (said * counted).sum(dim=-1)


# %% printed: nothing_returned
import math

import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    counted = targets != -100
    log_probs = F.log_softmax(logits, dim=-1)
    said = log_probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    print((said * counted).sum(dim=-1))


# %% log_of_what_was_looked_up: log_of_softmax
import torch


def sequence_log_probs(logits, targets):
    p = logits.softmax(-1)
    ok = targets != -100
    s = p.gather(2, targets.masked_fill(~ok, 0)[..., None]).squeeze(-1)
    return (torch.log(s) * ok).sum(-1)


# %% product_first: product_of_probabilities
import torch


def sequence_log_probs(logits, targets):
    p = logits.softmax(-1)
    ok = targets != -100
    s = p.gather(2, targets.masked_fill(~ok, 0)[..., None]).squeeze(-1)
    return torch.where(ok, s, 1.0).prod(-1).log()


# %% product_then_log: product_of_probabilities
import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    probs = F.softmax(logits, dim=-1)
    ok = targets != -100
    said = torch.gather(probs, -1, targets.masked_fill(~ok, 0).unsqueeze(-1)).squeeze(-1)
    return torch.log(torch.prod(said.masked_fill(~ok, 1.0), dim=1))


# %% tiny_number_added: probability_kept_from_zero
import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    p = F.softmax(logits, dim=-1)
    ok = targets != -100
    s = p.gather(2, targets.masked_fill(~ok, 0)[..., None]).squeeze(-1)
    return (torch.log(s + 1e-8) * ok).sum(-1)


# %% clamped_probabilities: probability_kept_from_zero
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    probs = F.softmax(logits, dim=-1).clamp(min=1e-10)
    ok = targets != -100
    said = probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said.log() * ok).sum(dim=1)


# %% break_at_the_gap: stops_at_a_gap
import torch


def sequence_log_probs(logits, targets):
    lp = logits.log_softmax(-1)
    out = []
    for b in range(logits.shape[0]):
        s = lp[b, 0, 0] * 0
        begun = False
        for t in range(logits.shape[1]):
            if targets[b, t] == -100:
                if begun:
                    break
                continue
            begun = True
            s = s + lp[b, t, targets[b, t]]
        out.append(s)
    return torch.stack(out)


# %% up_to_the_first_gap: stops_at_a_gap
import torch
import torch.nn.functional as F


def sequence_log_probs(logits, targets):
    lp = F.log_softmax(logits, dim=-1)
    ok = targets != -100
    first = ok.int().argmax(dim=1, keepdim=True)
    place = torch.arange(targets.size(1)).expand_as(targets)
    gap = (~ok) & (place > first)
    kept = ok & (gap.int().cumsum(1) == 0)
    return (lp.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1) * kept).sum(1)
