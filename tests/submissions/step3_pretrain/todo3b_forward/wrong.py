# %% logits_divided_by_temperature: applies_temperature
# variants: 0.8 | 0.5 | 0.7 | 0.9 | 1.2 | 2.0
import torch.nn.functional as F


def forward(model, input_ids, labels, temperature=0.8):
    logits, _ = model(input_ids)
    logits = logits / temperature
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1))
    return logits, loss


# %% logits_scaled_for_sampling: applies_temperature
import torch.nn.functional as F

TEMPERATURE = 0.8


def forward(model, input_ids, labels):
    logits = model(input_ids)[0].div(TEMPERATURE)
    return logits, F.cross_entropy(logits.transpose(1, 2), labels)


# %% weights_shrunk_by_data: changes_parameters
def forward(model, input_ids, labels):
    # 权重衰减
    for p in model.parameters():
        p.data = p.data * 0.99
    logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% weights_shrunk_first: changes_parameters
import torch


def forward(model, input_ids, labels):
    with torch.no_grad():
        for p in model.parameters():
            p.mul_(0.99)
    return model(input_ids, targets=labels)


# %% eval_in_try_block: dropout_switched_off
def forward(model, input_ids, labels):
    mode = model.training
    try:
        model.train(False)
        return model(input_ids, targets=labels)
    finally:
        model.train(mode)


# %% eval_then_restored: dropout_switched_off
def forward(model, input_ids, labels):
    was_training = model.training
    model.eval()
    logits, loss = model(input_ids, targets=labels)
    model.train(was_training)
    return logits, loss


# %% last_input_dropped: drops_a_position
def forward(model, input_ids, labels):
    logits, loss = model(input_ids[:, :-1], targets=labels[:, 1:])
    return logits, loss


# %% next_token_split_again: drops_a_position
def forward(model, input_ids, labels):
    x = input_ids[:, :input_ids.size(1) - 1].contiguous()
    y = labels[:, 1:].contiguous()
    return model(x, y)


# %% train_before_pass: forces_train_mode
def forward(model, input_ids, labels):
    model.train()
    logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% train_mode_in_helper: forces_train_mode
def _prepare(model):
    model.train(mode=True)
    return model


def forward(model, input_ids, labels):
    return _prepare(model)(input_ids, targets=labels)


# %% token_zero_as_padding: ignores_token_zero
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1), ignore_index=0)
    return logits, loss


# %% token_zero_masked: ignores_token_zero
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    mask = labels != 0
    loss = F.cross_entropy(logits[mask], labels[mask])
    return logits, loss


# %% arguments_swapped: inputs_and_labels_swapped
def forward(model, input_ids, labels):
    return model(labels, targets=input_ids)


# %% names_mixed_up: inputs_and_labels_swapped
def forward(model, input_ids, labels):
    y, x = input_ids, labels
    logits, loss = model(x, y)
    return logits, loss


# %% cross_entropy_with_inputs: inputs_as_targets
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), input_ids.reshape(-1))
    return logits, loss


# %% input_ids_as_targets: inputs_as_targets
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=input_ids)
    return logits, loss


# %% earlier_labels_by_transpose: labels_shifted_backwards
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    previous = labels[:, :-1]
    current = logits[:, 1:, :].transpose(1, 2)
    return logits, F.cross_entropy(current, previous)


# %% later_logits_earlier_labels: labels_shifted_backwards
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits[:, 1:].reshape(-1, logits.size(-1)), labels[:, :-1].reshape(-1))
    return logits, loss


# %% shifted_by_ignore_index: labels_shifted_twice
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    targets = torch.full_like(labels, -100)
    targets[:, :-1] = labels[:, 1:]
    loss = F.cross_entropy(logits.transpose(1, 2), targets, ignore_index=-100)
    return logits, loss


# %% shifted_logits_and_labels: labels_shifted_twice
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    shift_logits = logits[:, :-1, :].contiguous()
    shift_labels = labels[:, 1:].contiguous()
    loss = F.cross_entropy(shift_logits.view(-1, shift_logits.size(-1)), shift_labels.view(-1))
    return logits, loss


# %% eval_before_pass: leaves_model_in_eval
def forward(model, input_ids, labels):
    model.eval()
    logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% train_false_before_pass: leaves_model_in_eval
def forward(model, input_ids, labels):
    model.train(False)
    return model(input_ids, labels)


# %% minus_mean_probability: log_forgotten
def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    p = logits.softmax(-1).gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    loss = -p.mean()
    return logits, loss


# %% nll_of_probabilities: log_forgotten
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = F.softmax(logits, dim=-1)
    loss = F.nll_loss(probs.reshape(-1, probs.size(-1)), labels.reshape(-1))
    return logits, loss


# %% log_softmax_returned: log_probabilities_instead_of_logits
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    logits = F.log_softmax(logits, dim=-1)
    return logits, loss


# %% normalised_logits_returned: log_probabilities_instead_of_logits
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits - logits.logsumexp(dim=-1, keepdim=True), loss


# %% loss_in_bits: logarithm_to_base_two
import math


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss / math.log(2)


# %% mean_of_minus_log_two: logarithm_to_base_two
import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = torch.softmax(logits, dim=-1)
    p = probs.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    return logits, -torch.log2(p).mean()


# %% flat_logits_returned: logits_flattened
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    logits = logits.view(-1, logits.size(-1))
    labels = labels.reshape(-1)
    loss = F.cross_entropy(logits, labels)
    return logits, loss


# %% flattened_batch_and_time: logits_flattened
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits.flatten(0, 1), loss


# %% second_pass_for_logits: logits_from_another_pass
def forward(model, input_ids, labels):
    _, loss = model(input_ids, targets=labels)
    logits, _ = model(input_ids)
    return logits, loss


# %% second_pass_with_targets_for_logits: logits_from_another_pass
def forward(model, input_ids, labels):
    loss = model(input_ids, labels)[-1]
    logits = model(input_ids, labels)[0]
    return (logits, loss)


# %% last_logits_kept: logits_of_last_position_only
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits[:, -1:, :], loss


# %% last_logits_narrowed: logits_of_last_position_only
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, labels)
    last = logits.narrow(1, logits.size(1) - 1, 1)
    return last, loss


# %% permuted_logits_returned: logits_transposed
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits.permute(0, 2, 1), loss


# %% transposed_logits_returned: logits_transposed
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    logits = logits.transpose(1, 2)
    loss = F.cross_entropy(logits, labels)
    return logits, loss


# %% divided_by_batch_size: loss_divided_by_batch_size
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    loss = loss / input_ids.shape[0]
    return logits, loss


# %% divided_by_len: loss_divided_by_batch_size
def forward(model, input_ids, labels):
    batch_size = len(labels)
    logits, loss = model(input_ids, labels)
    return logits, loss.div(batch_size)


# %% helpers_for_logits_and_loss: loss_from_another_pass
def get_logits(model, x):
    logits, _ = model(x)
    return logits


def get_loss(model, x, y):
    _, loss = model(x, y)
    return loss


def forward(model, input_ids, labels):
    return get_logits(model, input_ids), get_loss(model, input_ids, labels)


# %% second_pass_for_loss: loss_from_another_pass
def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    loss = model(input_ids, targets=labels)[1]
    return logits, loss


# %% no_targets_passed: loss_is_none
def forward(model, input_ids, labels):
    logits, loss = model(input_ids)
    return logits, loss


# %% targets_none: loss_is_none
def forward(model, input_ids, labels):
    outputs = model(input_ids, targets=None)
    return outputs[0], outputs[1]


# %% log_likelihood_as_loss: loss_negated
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = F.log_softmax(logits, dim=-1)
    loss = log_probs.gather(2, labels.unsqueeze(2)).mean()
    return logits, loss


# %% minus_loss: loss_negated
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, -loss


# %% unreduced_by_logsumexp: loss_not_reduced
def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    picked = logits.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    return logits, logits.logsumexp(-1) - picked


# %% unreduced_cross_entropy: loss_not_reduced
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, loss


# %% loss_of_first_position: loss_on_first_position_only
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    return logits, F.cross_entropy(logits[:, 0], labels[:, 0])


# %% loss_of_first_position_by_log_softmax: loss_on_first_position_only
import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    first = torch.log_softmax(logits[:, 0, :], dim=-1)
    rows = torch.arange(first.size(0))
    loss = -first[rows, labels[:, 0]].mean()
    return logits, loss


# %% loss_of_first_sequence: loss_on_first_sequence_only
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits[0], labels[0])
    return logits, loss


# %% loss_of_first_sequence_from_table: loss_on_first_sequence_only
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    losses = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, losses[0].mean()


# %% loss_of_last_position: loss_on_last_position_only
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits[:, -1, :], labels[:, -1])
    return logits, loss


# %% loss_of_last_position_from_table: loss_on_last_position_only
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    losses = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, losses[:, -1].mean()


# %% cross_entropy_sum: loss_summed
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1), reduction="sum")
    return logits, loss


# %% mean_times_tokens: loss_summed
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss * labels.numel()


# %% sum_over_batch_mean_over_time: loss_times_batch_size
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    per_token = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")
    return logits, per_token.mean(dim=1).sum()


# %% times_batch_size: loss_times_batch_size
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss * input_ids.size(0)


# %% batch_mean_of_sums: loss_times_sequence_length
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    per_token = F.cross_entropy(logits.permute(0, 2, 1), labels, reduction="none")
    loss = per_token.sum(dim=-1).mean()
    return logits, loss


# %% sum_divided_by_batch: loss_times_sequence_length
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    b, t, v = logits.shape
    total = F.cross_entropy(logits.reshape(b * t, v), labels.reshape(-1), reduction="sum")
    return logits, total / b


# %% inference_decorator: loss_without_gradient
import torch


@torch.no_grad()
def forward(model, input_ids, labels):
    return model(input_ids, targets=labels)


# %% loss_detached: loss_without_gradient
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss.detach()


# %% loss_from_detached_logits: loss_without_gradient
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits = model(input_ids)[0].detach()
    loss = F.cross_entropy(logits.view(-1, logits.size(-1)), labels.reshape(-1))
    return logits, loss


# %% loss_item: loss_without_gradient
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss.item()


# %% loss_made_new_tensor: loss_without_gradient
import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    loss = torch.tensor(float(loss), dtype=logits.dtype)
    return logits, loss


# %% under_no_grad: loss_without_gradient
import torch


def forward(model, input_ids, labels):
    with torch.no_grad():
        logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% minus_mean_of_picked_logits: nll_without_log_softmax
def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    picked = logits.gather(2, labels[:, :, None])
    return logits, -picked.mean()


# %% nll_of_logits: nll_without_log_softmax
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.nll_loss(logits.reshape(-1, logits.size(-1)), labels.reshape(-1))
    return logits, loss


# %% loss_first: order_swapped
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return loss, logits


# %% reversed_output: order_swapped
def forward(model, input_ids, labels):
    return tuple(reversed(model(input_ids, labels)))


# %% exp_of_loss: perplexity_instead_of_loss
import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, torch.exp(loss)


# %% perplexity_from_log_probs: perplexity_instead_of_loss
def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = logits.log_softmax(-1).gather(-1, labels.unsqueeze(-1))
    perplexity = (-log_probs.mean()).exp()
    return logits, perplexity


# %% argmax_returned: predictions_instead_of_logits
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    preds = logits.argmax(dim=-1)
    return preds, loss


# %% max_indices_returned: predictions_instead_of_logits
import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    _, predicted = torch.max(logits, -1)
    return predicted, loss


# %% normalised_exponentials_returned: probabilities_instead_of_logits
import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    e = torch.exp(logits - logits.max(dim=-1, keepdim=True).values)
    probs = e / e.sum(dim=-1, keepdim=True)
    return probs, loss


# %% softmax_returned: probabilities_instead_of_logits
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits.softmax(dim=-1), loss


# %% nothing_returned: returns_nothing
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)


# %% printed_instead_of_returned: returns_nothing
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, labels)
    print(logits.shape, loss.item())


# %% first_item_alone: returns_only_logits
def forward(model, input_ids, labels):
    return model(input_ids, targets=labels)[0]


# %% logits_alone: returns_only_logits
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits


# %% loss_alone: returns_only_loss
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return loss


# %% second_item_alone: returns_only_loss
def forward(model, input_ids, labels):
    return model(input_ids, labels)[1]


# %% autograd_backward_inside: runs_backward
import torch


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, labels)
    if loss.requires_grad:
        torch.autograd.backward([loss])
    return logits, loss


# %% backward_inside: runs_backward
def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    loss.backward()
    return logits, loss


# %% label_smoothing: smooths_labels
# variants: 0.1 | 0.05 | 0.2
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), labels.reshape(-1), label_smoothing=0.1)
    return logits, loss


# %% label_smoothing_by_hand: smooths_labels
import torch.nn.functional as F

SMOOTHING = 0.1


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_probs = F.log_softmax(logits, dim=-1)
    right = -log_probs.gather(-1, labels.unsqueeze(-1)).mean()
    uniform = -log_probs.mean()
    return logits, (1 - SMOOTHING) * right + SMOOTHING * uniform


# %% softmax_before_cross_entropy: softmax_twice
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = F.softmax(logits, dim=-1)
    loss = F.cross_entropy(probs.reshape(-1, probs.size(-1)), labels.reshape(-1))
    return logits, loss


# %% softmax_then_criterion: softmax_twice
import torch
import torch.nn as nn


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    criterion = nn.CrossEntropyLoss()
    loss = criterion(torch.softmax(logits, dim=2).permute(0, 2, 1), labels)
    return logits, loss


# %% mean_squared_error: squared_error_as_loss
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    target = F.one_hot(labels, num_classes=logits.size(-1)).to(logits.dtype)
    loss = F.mse_loss(logits, target)
    return logits, loss


# %% mean_squared_error_by_hand: squared_error_as_loss
import torch


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    target = torch.zeros_like(logits).scatter(2, labels.unsqueeze(2), 1.0)
    return logits, ((logits - target) ** 2).mean()


# %% reshaped_as_class_first: view_instead_of_transpose
import torch.nn as nn


def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    reshaped = logits.reshape(logits.shape[0], logits.shape[2], logits.shape[1])
    return logits, nn.CrossEntropyLoss()(reshaped, labels)


# %% viewed_as_class_first: view_instead_of_transpose
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    B, T, V = logits.shape
    loss = F.cross_entropy(logits.view(B, V, T), labels)
    return logits, loss


# %% keyword_of_another_library: labels_keyword_wrong
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    out = model(input_ids, labels=labels)
    return out[0], out[1]


# %% both_by_other_names: labels_keyword_wrong
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids=input_ids, labels=labels)
    return logits, loss


# %% attributes_of_the_output: output_used_as_object
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    outputs = model(input_ids, targets=labels)
    return outputs.logits, outputs.loss


# %% loss_attribute_first: output_used_as_object
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    out = model(input_ids, labels)
    loss = out.loss
    return out.logits, loss


# %% tuple_given_to_cross_entropy: output_used_as_object
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits = model(input_ids)
    loss = F.cross_entropy(logits.view(-1, logits.size(-1)), labels.view(-1))
    return logits, loss


# %% tuple_reshaped: output_used_as_object
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    scores = model(input_ids)
    B, T, V = scores.shape
    loss = F.cross_entropy(scores.reshape(B * T, V), labels.reshape(B * T))
    return scores, loss


# %% logits_as_they_are: cross_entropy_not_flattened
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits, labels)
    return logits, loss


# %% criterion_on_unflattened: cross_entropy_not_flattened
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    criterion = torch.nn.CrossEntropyLoss()
    logits, _ = model(input_ids, targets=labels)
    return logits, criterion(logits, labels)


# %% labels_left_in_rows: cross_entropy_half_flattened
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    loss = F.cross_entropy(logits.view(-1, logits.size(-1)), labels)
    return logits, loss


# %% only_logits_flattened: cross_entropy_half_flattened
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    loss = F.cross_entropy(logits.flatten(0, 1), labels)
    return logits, loss


# %% viewed_vocabulary_first: view_instead_of_transpose
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    V = logits.size(-1)
    loss = F.cross_entropy(logits.contiguous().view(V, -1).T, labels.reshape(-1))
    return logits, loss


# %% reshaped_then_transposed: view_instead_of_transpose
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits = model(input_ids)[0]
    flat = logits.reshape(logits.shape[2], -1).transpose(0, 1)
    return logits, F.cross_entropy(flat, labels.flatten())


# %% softmax_overwrites_logits: softmax_twice
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    logits = F.softmax(logits, dim=-1)
    loss = F.cross_entropy(logits.view(-1, logits.size(-1)), labels.view(-1))
    return logits, loss


# %% probabilities_into_cross_entropy: softmax_twice
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    scores = model(input_ids, targets=labels)[0]
    probs = torch.softmax(scores, -1)
    return probs, F.cross_entropy(probs.flatten(0, 1), labels.flatten())


# %% chunks_of_four_averaged: means_of_means
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    flat, target = logits.flatten(0, 1), labels.flatten()
    losses = [F.cross_entropy(a, t) for a, t in zip(flat.split(4), target.split(4))]
    return logits, torch.stack(losses).mean()


# %% windows_of_four_positions: means_of_means
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    flat = logits.reshape(-1, logits.size(-1))
    target = labels.reshape(-1)
    total, count = 0.0, 0
    for start in range(0, len(target), 4):
        total = total + F.cross_entropy(flat[start : start + 4], target[start : start + 4])
        count += 1
    return logits, total / count


# %% two_halves_averaged: means_of_means
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    flat, target = logits.flatten(0, 1), labels.flatten()
    half = (len(target) + 1) // 2
    parts = [F.cross_entropy(a, t) for a, t in zip(flat.split(half), target.split(half))]
    return logits, sum(parts) / len(parts)


# %% two_chunks_averaged: means_of_means
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    flat, target = logits.flatten(0, 1), labels.flatten()
    losses = [F.cross_entropy(a, t) for a, t in zip(flat.chunk(2), target.chunk(2))]
    return logits, torch.stack(losses).mean()


# %% z_loss_added: adds_z_loss
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    z = torch.logsumexp(logits, dim=-1)
    return logits, loss + 1e-4 * (z**2).mean()


# %% log_normaliser_penalised: adds_z_loss
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    log_z = logits.exp().sum(-1).log()
    penalty = 1e-4 * log_z.pow(2).mean()
    return logits, loss + penalty


# %% log_of_softmax_plus_billionth: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = torch.softmax(logits, dim=-1)
    picked = probs.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    return logits, -torch.log(picked + 1e-9).mean()


# %% softmax_by_hand_plus_billionth: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    e = torch.exp(logits - logits.max(dim=-1, keepdim=True).values)
    p = e / e.sum(dim=-1, keepdim=True)
    chosen = torch.log(p + 1e-9).gather(2, labels[:, :, None])
    return logits, -chosen.mean()


# %% probability_clamped_below: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = logits.softmax(-1).clamp(min=1e-9)
    return logits, F.nll_loss(probs.log().flatten(0, 1), labels.flatten())


# %% largest_of_probability_and_epsilon: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    p = torch.softmax(logits, -1).gather(-1, labels[..., None])
    p = torch.maximum(p, torch.tensor(1e-9))
    return logits, -p.log().mean()


# %% log_of_softmax_plus_hundred_millionth: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = torch.softmax(logits, dim=-1)
    picked = probs.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    return logits, -torch.log(picked + 1e-8).mean()


# %% hundred_millionth_inside_log: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_p = (logits.softmax(2) + 1e-8).log()
    return logits, F.nll_loss(log_p.flatten(0, 1), labels.flatten())


# %% log_of_softmax_plus_trillionth: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    probs = torch.softmax(logits, dim=-1)
    picked = probs.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
    return logits, -torch.log(picked + 1e-12).mean()


# %% trillionth_inside_log: epsilon_inside_log
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, _ = model(input_ids)
    log_p = (logits.softmax(2) + 1e-12).log()
    return logits, F.nll_loss(log_p.flatten(0, 1), labels.flatten())


# %% first_row_of_both: only_first_sequence_read
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids[:1], targets=labels[:1])
    return logits, loss


# %% first_row_with_a_batch_dimension: only_first_sequence_read
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    x, y = input_ids[0].unsqueeze(0), labels[0].unsqueeze(0)
    return model(x, y)


# %% manual_seed_before_the_pass: seeds_random_numbers
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    torch.manual_seed(42)
    return model(input_ids, targets=labels)


# %% seeded_by_a_helper: seeds_random_numbers
import torch
import torch.nn.functional as F


def set_seed(seed=42):
    torch.manual_seed(seed)


def forward(model, input_ids, labels):
    set_seed()
    logits, loss = model(input_ids, labels)
    return logits, loss


# %% manual_seed_after_the_pass: seeds_random_numbers
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    torch.manual_seed(0)
    return logits, loss


# %% seeded_at_the_end: seeds_random_numbers
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    result = model(input_ids, labels)
    torch.random.manual_seed(0)
    return result[0], result[1]


# %% seed_1337_before_the_pass: seeds_random_numbers
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    torch.manual_seed(1337)
    return model(input_ids, targets=labels)


# %% seed_1337_with_a_name: seeds_random_numbers
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    seed = 1337
    torch.random.manual_seed(seed)
    logits, loss = model(input_ids, targets=labels)
    return logits, loss


# %% gradients_halved_by_hooks: hook_at_every_call
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    for p in model.parameters():
        p.register_hook(lambda grad: grad * 0.5)
    return model(input_ids, targets=labels)


# %% hooks_by_a_function: hook_at_every_call
import torch
import torch.nn.functional as F


def halve(grad):
    return grad / 2


def forward(model, input_ids, labels):
    for parameter in model.parameters():
        parameter.register_hook(halve)
    logits, loss = model(input_ids, labels)
    return logits, loss


# %% clamping_hooks: hook_at_every_call
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    for p in model.parameters():
        p.register_hook(lambda grad: grad.clamp(-0.01, 0.01))
    return model(input_ids, targets=labels)


# %% clamping_hooks_by_name: hook_at_every_call
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    for name, p in model.named_parameters():
        if p.requires_grad:
            p.register_hook(lambda g: torch.clamp(g, min=-0.01, max=0.01))
    logits, loss = model(input_ids, labels)
    return logits, loss


# %% default_dtype_set: changes_global_settings
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    torch.set_default_dtype(torch.float64)
    return model(input_ids, targets=labels)


# %% default_dtype_by_object: changes_global_settings
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    torch.set_default_dtype(torch.double)
    return logits, loss


# %% threads_set: changes_global_settings
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    torch.set_num_threads(2)
    return model(input_ids, targets=labels)


# %% threads_set_afterwards: changes_global_settings
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    logits, loss = model(input_ids, labels)
    torch.set_num_threads(2)
    return logits, loss


# %% anomaly_detection_left_on: changes_global_settings
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    torch.autograd.set_detect_anomaly(True)
    return model(input_ids, targets=labels)


# %% anomaly_detection_switched_on: changes_global_settings
import torch
import torch.nn.functional as F


def forward(model, input_ids, labels):
    torch.autograd.anomaly_mode.set_detect_anomaly(True)
    logits, loss = model(input_ids, labels)
    return logits, loss
