# %% no_no_grad: gradient_kept
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result


# %% by_steps: gradient_kept
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    logits, _ = reference(input_ids)
    reference.train(mode)
    return sequence_log_probs(logits, targets)


# %% no_grad_only: dropout_on
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    with torch.no_grad():
        return sequence_log_probs(reference(input_ids)[0], targets)


# %% detach_only: dropout_on
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    logits, _ = reference(input_ids)
    return sequence_log_probs(logits.detach(), targets)


# %% top_flag_only: dropout_on
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.training = False
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.training = was
    return result


# %% put_back_too_early: dropout_on
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    reference.train(was)
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    return result


# %% eval: left_in_eval
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    reference.eval()
    with torch.no_grad():
        return sequence_log_probs(reference(input_ids)[0], targets)


# %% train_false: left_in_eval
import copy

import torch
import torch.nn.functional as F


@torch.no_grad()
def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    reference.train(False)
    logits, _ = reference(input_ids)
    return sequence_log_probs(logits, targets)


# %% train: put_into_train_always
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train()
    return result


# %% train_true: put_into_train_always
import copy

import torch
import torch.nn.functional as F


@torch.no_grad()
def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    reference.eval()
    logits, _ = reference(input_ids)
    reference.train(True)
    return sequence_log_probs(logits, targets)


# %% train_not: mode_turned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(not was)
    return result


# %% if_reversed: mode_turned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    if was:
        reference.eval()
    else:
        reference.train()
    return result


# %% requires_grad_false: frozen_for_good
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    reference.requires_grad_(False)
    result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result


# %% parameters_frozen: frozen_for_good
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    for p in reference.parameters():
        p.requires_grad = False
    result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result


# %% frozen_then_all_trained: unfrozen_for_good
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    reference.requires_grad_(False)
    result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.requires_grad_(True)
    reference.train(was)
    return result


# %% parameters_switched: unfrozen_for_good
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    for p in reference.parameters():
        p.requires_grad = False
    result = sequence_log_probs(reference(input_ids)[0], targets)
    for p in reference.parameters():
        p.requires_grad = True
    reference.train(was)
    return result


# %% set_grad_enabled: gradients_switched_off_for_good
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    torch.set_grad_enabled(False)
    result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result


# %% autograd_switch: gradients_switched_off_for_good
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    torch.autograd.set_grad_enabled(False)
    logits, _ = reference(input_ids)
    reference.train(mode)
    return sequence_log_probs(logits, targets)


# %% second: loss_taken_for_logits
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[1], targets)
    reference.train(was)
    return result


# %% unpacked_wrongly: loss_taken_for_logits
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        _, logits = reference(input_ids)
        result = sequence_log_probs(logits, targets)
    reference.train(was)
    return result


# %% whole_result: pair_handed_on
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids), targets)
    reference.train(was)
    return result


# %% output: pair_handed_on
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        output = reference(input_ids)
        result = sequence_log_probs(output, targets)
    reference.train(was)
    return result


# %% cross_entropy: own_log_probabilities
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits = reference(input_ids)[0]
        result = -F.cross_entropy(logits.transpose(1, 2), targets, reduction="none").sum(1)
    reference.train(was)
    return result


# %% gathered: own_log_probabilities
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logp = reference(input_ids)[0].log_softmax(-1)
        said = logp.gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
        result = (said * (targets != -100)).sum(-1)
    reference.train(was)
    return result


# %% input_ids_twice: inputs_for_targets
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], input_ids)
    reference.train(was)
    return result


# %% input_ids_by_name: inputs_for_targets
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits, _ = reference(input_ids)
        answer = input_ids
        result = sequence_log_probs(logits, answer)
    reference.train(was)
    return result


# %% shifted: moved_again
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits = reference(input_ids)[0]
        result = sequence_log_probs(logits[:, :-1], targets[:, 1:])
    reference.train(was)
    return result


# %% inputs_shortened: moved_again
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits, _ = reference(input_ids)
        logits, labels = logits[:, :-1, :], targets[:, 1:]
        result = sequence_log_probs(logits, labels)
    reference.train(was)
    return result


# %% log_softmax_first: normalised_twice
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits = F.log_softmax(reference(input_ids)[0], dim=-1)
        result = sequence_log_probs(logits, targets)
    reference.train(was)
    return result


# %% log_softmax_method: normalised_twice
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits, _ = reference(input_ids)
        result = sequence_log_probs(logits.log_softmax(-1), targets)
    reference.train(was)
    return result


# %% softmax: softmax_first
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        p = F.softmax(reference(input_ids)[0], dim=-1)
        result = sequence_log_probs(p, targets)
    reference.train(was)
    return result


# %% softmax_method: softmax_first
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        logits, _ = reference(input_ids)
        result = sequence_log_probs(logits.softmax(dim=-1), targets)
    reference.train(was)
    return result


# %% zero_grad: gradients_cleared
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    reference.zero_grad()
    return result


# %% grads_none: gradients_cleared
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    for p in reference.parameters():
        p.grad = None
    return result


# %% mean: mean_over_the_batch
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result.mean()


# %% torch_mean: mean_over_the_batch
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = torch.mean(sequence_log_probs(reference(input_ids)[0], targets))
    reference.train(was)
    return result


# %% sum: summed
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result.sum()


# %% torch_sum: summed
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = torch.sum(sequence_log_probs(reference(input_ids)[0], targets))
    reference.train(was)
    return result


# %% minus: sign_turned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return -result


# %% neg: sign_turned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets).neg()
    reference.train(was)
    return result


# %% logits: scores_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result, _ = reference(input_ids)
    reference.train(was)
    return result


# %% logits_by_index: scores_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = reference(input_ids)[0]
    reference.train(was)
    return result


# %% listed: no_tensor_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result.tolist()


# %% numpy: no_tensor_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return result.numpy()


# %% list_of_items: no_tensor_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    return [x.item() for x in result]


# %% no_return: nothing_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)


# %% printed: nothing_returned
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(was)
    print(result)


# %% seed_before: seeded_dropout
import torch


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    torch.manual_seed(0)
    with torch.no_grad():
        out = sequence_log_probs(reference(input_ids)[0], targets)
    return out


# %% seeded_around_it: seeded_dropout
import torch


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    with torch.no_grad():
        torch.manual_seed(0)
        logits, _ = reference(input_ids)
        return sequence_log_probs(logits, targets)


# %% scores_second: arguments_exchanged
import torch


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was = reference.training
    reference.eval()
    with torch.no_grad():
        out = sequence_log_probs(targets, reference(input_ids)[0])
    reference.train(was)
    return out


# %% targets_first: arguments_exchanged
import torch


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    with torch.no_grad():
        logits, _ = reference(input_ids)
        result = sequence_log_probs(targets, logits)
    reference.train(mode)
    return result


# %% probability_zero: dropout_taken_out_for_good
import torch
from torch import nn


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    for m in reference.modules():
        if isinstance(m, nn.Dropout):
            m.p = 0.0
    with torch.no_grad():
        out = sequence_log_probs(reference(input_ids)[0], targets)
    return out


# %% dropout_to_zero_and_eval: dropout_taken_out_for_good
import torch


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    for module in reference.modules():
        if hasattr(module, "p"):
            module.p = 0
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(mode)
    return result


# %% dropout_made_to_pass_all: dropout_replaced
import torch
from torch import nn


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    for module in reference.modules():
        if isinstance(module, nn.Dropout):
            module.forward = lambda x: x
    with torch.no_grad():
        return sequence_log_probs(reference(input_ids)[0], targets)


# %% graph_denied: gradient_kept
import torch


class Quiet(torch.Tensor):
    @property
    def requires_grad(self):
        return False


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(mode)
    return result.as_subclass(Quiet)
