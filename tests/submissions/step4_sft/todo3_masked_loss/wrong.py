# %% mean_of_zeros: mean_over_all_places
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").mean()


# %% over_numel: mean_over_all_places
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(said * counts).sum() / targets.numel()


# %% rows_first: mean_of_row_means
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    rows = -(said * counts).sum(1) / counts.sum(1).clamp(min=1)
    return rows[counts.any(1)].mean()


# %% loop_over_rows: mean_of_row_means
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    losses = []
    for row, wanted in zip(logits, targets):
        if (wanted != -100).any():
            losses.append(F.cross_entropy(row, wanted))
    return torch.stack(losses).mean()


# %% reduction_sum: sum
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100, reduction="sum")


# %% added_up: sum
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(said * counts).sum()


# %% over_b: divided_by_batch
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100, reduction="sum") / logits.size(0)


# %% sum_over_rows: divided_by_batch
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(said * counts).sum(1).mean()


# %% clamped: ignored_as_token_zero
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten().clamp(min=0))


# %% replaced: ignored_as_token_zero
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    wanted = torch.where(targets == -100, torch.zeros_like(targets), targets)
    return F.cross_entropy(logits.transpose(1, 2), wanted)


# %% zero_ignored: wrong_ignore_index
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = (targets != -100) & (targets != 0)
    return F.cross_entropy(logits[counts], targets[counts])


# %% only_above_zero: wrong_ignore_index
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets > 0
    return F.cross_entropy(logits[counts], targets[counts])


# %% moved: shifts_again
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits[:, :-1].transpose(1, 2), targets[:, 1:])


# %% moved_and_flat: shifts_again
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    shifted, wanted = logits[:, :-1].contiguous(), targets[:, 1:].contiguous()
    return F.cross_entropy(shifted.view(-1, shifted.size(-1)), wanted.view(-1), ignore_index=-100)


# %% softmax_first: softmax_twice
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.softmax(-1).flatten(0, 1), targets.flatten(), ignore_index=-100)


# %% probabilities: softmax_twice
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    p = F.softmax(logits, dim=-1)
    return F.cross_entropy(p.transpose(1, 2), targets)


# %% sign: positive_log
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return (said * counts).sum() / counts.sum()


# %% minus_forgotten: positive_log
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = logits[counts].log_softmax(-1)
    return logs[torch.arange(len(logs)), targets[counts]].mean()


# %% log2: bits
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    import math

    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100) / math.log(2)


# %% log2_by_hand: bits
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(said * counts).sum() / counts.sum() / torch.log(torch.tensor(2.0))


# %% scores_zeroed: masks_logits_to_zero
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = (targets != -100).unsqueeze(-1)
    return F.cross_entropy((logits * counts).flatten(0, 1), targets.flatten().clamp(min=0))


# %% masked_fill_zero: masks_logits_to_zero
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    ignored = targets == -100
    scores = logits.masked_fill(ignored.unsqueeze(-1), 0.0)
    return F.cross_entropy(scores.transpose(1, 2), targets.masked_fill(ignored, 0))


# %% last_place: last_place_only
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    wanted = targets[:, -1]
    if (wanted == -100).all():
        return logits.sum() * 0
    return F.cross_entropy(logits[:, -1], wanted)


# %% last_counted: last_place_only
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    rows, wanted = [], []
    for scores, row in zip(logits, targets):
        places = (row != -100).nonzero()
        if len(places):
            rows.append(scores[places[-1, 0]])
            wanted.append(row[places[-1, 0]])
    return F.cross_entropy(torch.stack(rows), torch.stack(wanted))


# %% detached: gradient_cut
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return (F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)).detach()


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    with torch.no_grad():
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)


# %% item: number_returned
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return (F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)).item()


# %% float: number_returned
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return float(F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100))


# %% not_reduced: a_loss_for_each_place
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")


# %% picked_only: a_loss_for_each_place
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    logs = F.log_softmax(logits, dim=-1)
    said = logs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -said[counts]


# %% first_row: first_row_only
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits[0], targets[0])


# %% squeezed: first_row_only
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    scores, wanted = logits[0], targets[0]
    counts = wanted != -100
    return F.cross_entropy(scores[counts], wanted[counts])


# %% exp_by_hand: unstable
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    rows, wanted = logits[counts], targets[counts]
    p = rows.exp() / rows.exp().sum(-1, keepdim=True)
    return -p[torch.arange(len(wanted)), wanted].log().mean()


# %% log_of_softmax: unstable
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    p = torch.softmax(logits[counts], -1)
    said = p.gather(-1, targets[counts][:, None])[:, 0]
    return -torch.log(said).mean()


# %% printed: returns_nothing
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    loss = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)
    print(loss)


# %% dropped: returns_nothing
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)


# %% smoothed: label_smoothing
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100, label_smoothing=0.1)


# %% smoothed_more: label_smoothing
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.transpose(1, 2), targets, label_smoothing=0.1)


# %% in_place_targets: changes_targets
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    targets[targets == -100] = 0
    return F.cross_entropy(logits.transpose(1, 2), targets)


# %% clamp_in_place: changes_targets
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.clamp_(min=0).flatten())


# %% log_of_the_share: unstable
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    share = F.softmax(logits, dim=-1)[counts]
    return -share[torch.arange(share.size(0)), targets[counts]].log().mean()


# %% log_of_a_sum: unstable
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    rows, wanted = logits[counts], targets[counts]
    total = torch.log(torch.exp(rows).sum(-1))
    return (total - rows.gather(-1, wanted[:, None])[:, 0]).mean()


# %% no_mean: a_loss_for_each_place
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    B, T, V = logits.shape
    return F.cross_entropy(logits.view(-1, V), targets.view(-1), reduction="none").view(B, T)


# %% losses_that_count: a_loss_for_each_place
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    return F.cross_entropy(logits[counts], targets[counts], reduction="none")


# %% minus_one_is_ignored: no_masking
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-1)


# %% pad_of_another_library: no_masking
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    B, T, V = logits.shape
    losses = F.cross_entropy(logits.view(B * T, V), targets.view(-1), ignore_index=0, reduction="none")
    return losses.mean()


# %% gathered_as_they_are: no_masking
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    logs = F.log_softmax(logits, dim=-1)
    return -logs.gather(-1, targets.unsqueeze(-1)).mean()


# %% gathered_rows: no_masking
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    logs = torch.log_softmax(logits.reshape(-1, logits.size(-1)), dim=1)
    said = torch.gather(logs, 1, targets.reshape(-1, 1))
    return -said.mean()


# %% rows_without_a_check: mean_of_row_means
import torch.nn.functional as F


def masked_loss(logits, targets):
    total = 0
    for b in range(logits.shape[0]):
        total = total + F.cross_entropy(logits[b], targets[b], ignore_index=-100)
    return total / logits.shape[0]


# %% reshape_to_the_other_order: axes_regrouped
import torch.nn.functional as F


def masked_loss(logits, targets):
    return F.cross_entropy(logits.reshape(logits.shape[0], logits.shape[2], logits.shape[1]), targets)


# %% reshaped_for_cross_entropy: axes_regrouped
import torch.nn.functional as F


def masked_loss(logits, targets):
    B, T, V = logits.shape
    return F.cross_entropy(logits.view(B, V, T), targets, ignore_index=-100)


# %% log_two_of_softmax: bits
import torch


def masked_loss(logits, targets):
    ok = targets != -100
    lp = torch.log2(torch.softmax(logits, -1))
    return -lp[ok].gather(1, targets[ok].unsqueeze(1)).mean()


# %% tiny_number_added: probability_kept_from_zero
import torch.nn.functional as F


def masked_loss(logits, targets):
    keep = targets != -100
    probs = F.softmax(logits[keep], dim=-1)
    picked = probs.gather(-1, targets[keep][:, None])
    return -(picked + 1e-9).log().mean()


# %% small_number_in_the_log: probability_kept_from_zero
import torch


def masked_loss(logits, targets):
    probs = logits.softmax(-1)
    keep = targets != -100
    said = probs.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return -(torch.log(said + 1e-9) * keep).sum() / keep.sum()


# %% clamped_probabilities: probability_kept_from_zero
def masked_loss(logits, targets):
    probs = logits.softmax(-1).clamp(min=1e-8)
    keep = targets != -100
    said = probs[keep].gather(1, targets[keep].unsqueeze(1))
    return -said.log().mean()


# %% zeros_where_nothing_counts: targets_overwritten
import torch
import torch.nn.functional as F


def masked_loss(logits, targets):
    counts = targets != -100
    targets[~counts] = 0
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (each * counts).sum() / counts.sum()
