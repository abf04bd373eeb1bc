# %% norm_type_one: absolute_sum_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, norm_type=1)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% sum_of_absolute_gradients: absolute_sum_norm
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    total = sum(p.grad.abs().sum().item() for p in model.parameters())
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    optimizer.step()
    return total


# %% gaussian_noise_in_helper: adds_noise
import torch


def add_noise(params, sigma):
    for p in params:
        p.grad.add_(torch.randn(p.shape, dtype=p.dtype), alpha=sigma)


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    add_noise(model.parameters(), 0.01)
    optimizer.step()
    return norm.item()


# %% noise_added_to_gradients: adds_noise
# variants: 0.01 | 0.1 | 0.001
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad += 0.01 * torch.randn_like(p.grad)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% decay_added_to_gradients: adds_weight_decay
# variants: 0.1 | 0.01 | 0.001
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for p in model.parameters():
        p.grad.add_(p.detach(), alpha=0.1)
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% squared_weights_added_to_loss: adds_weight_decay
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    l2 = sum((p ** 2).sum() for p in model.parameters())
    (loss + 0.05 * l2).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% normalised_to_max_norm: always_rescales
import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = list(model.parameters())
    norm = math.sqrt(sum(p.grad.pow(2).sum().item() for p in params))
    for p in params:
        direction = p.grad / norm
        p.grad = direction * max_norm
    optimizer.step()
    return norm


# %% rescaled_by_plain_ratio: always_rescales
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = torch.nn.utils.get_total_norm(grads)
    for g in grads:
        g.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% rescaled_without_condition: always_rescales
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    for p in model.parameters():
        p.grad.mul_(max_norm / (norm + 1e-6))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% averaged_over_tensors: averages_gradients
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = float(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm))
    n = sum(1 for _ in model.parameters())
    torch._foreach_mul_([p.grad for p in model.parameters()], 1.0 / n)
    optimizer.step()
    return norm


# %% divided_by_number_of_parameters: averages_gradients
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    params = list(model.parameters())
    for p in params:
        p.grad /= len(params)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% backward_for_norm_and_again: backward_twice
import torch


def grad_norm(loss, model):
    loss.backward(retain_graph=True)
    return torch.stack([p.grad.norm() for p in model.parameters()]).norm()


def backward_and_step(loss, model, optimizer, max_norm):
    grad_norm(loss, model)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% backward_with_retained_graph: backward_twice
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward(retain_graph=True)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% manual_sgd: bypasses_optimizer
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    with torch.no_grad():
        for group in optimizer.param_groups:
            for p in group["params"]:
                p -= group["lr"] * p.grad
    optimizer.zero_grad()
    return norm.item()


# %% manual_sgd_on_data: bypasses_optimizer
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    model.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    lr_of = {p: g["lr"] for g in optimizer.param_groups for p in g["params"]}
    for p in model.parameters():
        p.data.add_(p.grad, alpha=-lr_of[p])
    return norm.item()


# %% lr_decayed_by_helper: changes_lr
import torch


def decay(optimizer, gamma=0.9):
    for g in optimizer.param_groups:
        g.update(lr=g["lr"] * gamma)


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    decay(optimizer)
    return float(norm)


# %% lr_decayed_each_step: changes_lr
# variants: 0.9 | 0.5 | 0.95 | 0.99 | 0.999
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    for group in optimizer.param_groups:
        group["lr"] *= 0.9
    return norm.item()


# %% state_cleared_after_step: clears_optimizer_state
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    optimizer.state.clear()
    return norm.item()


# %% state_replaced_after_step: clears_optimizer_state
from collections import defaultdict

import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.state = defaultdict(dict)
    return norm.item()


# %% clip_then_backward: clipped_before_backward
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    loss.backward()
    optimizer.step()
    return float(norm)


# %% norm_measured_before_backward: clipped_before_backward
def backward_and_step(loss, model, optimizer, max_norm):
    total = 0.0
    for p in model.parameters():
        if p.grad is not None:
            total += p.grad.norm().item() ** 2
    total = total ** 0.5
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return total


# %% lr_multiplied_by_coefficient: clips_by_lr
import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = math.sqrt(sum(float(p.grad.pow(2).sum()) for p in model.parameters()))
    coef = min(1.0, max_norm / norm)
    for i in range(len(optimizer.param_groups)):
        optimizer.param_groups[i]["lr"] *= coef
    optimizer.step()
    return norm


# %% lr_scaled_instead_of_gradients: clips_by_lr
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        for group in optimizer.param_groups:
            group["lr"] = group["lr"] * max_norm / norm
    optimizer.step()
    optimizer.zero_grad()
    return norm


# %% clamped_gradients: clips_by_value
import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    total = math.sqrt(sum((p.grad ** 2).sum().item() for p in model.parameters()))
    for p in model.parameters():
        p.grad.clamp_(-max_norm, max_norm)
    optimizer.step()
    return total


# %% clip_grad_value: clips_by_value
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    torch.nn.utils.clip_grad_value_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm


# %% groups_clipped_in_turn: clips_each_group
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for group in optimizer.param_groups:
        norm = torch.nn.utils.clip_grad_norm_(group["params"], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% groups_scaled_by_hand: clips_each_group
import torch


def clip(params, max_norm):
    norm = torch.stack([p.grad.norm() for p in params]).norm().item()
    if norm > max_norm:
        for p in params:
            p.grad.mul_(max_norm / norm)
    return norm


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = [clip(g["params"], max_norm) for g in optimizer.param_groups]
    optimizer.step()
    return norms[-1]


# %% clip_each_in_loop: clips_each_parameter
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        norm = torch.nn.utils.clip_grad_norm_(p, max_norm)
        total += norm.item() ** 2
    optimizer.step()
    optimizer.zero_grad()
    return total ** 0.5


# %% each_scaled_by_own_norm: clips_each_parameter
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = []
    for p in model.parameters():
        n = p.grad.norm()
        norms.append(n.item())
        if n > max_norm:
            p.grad.mul_(max_norm / n)
    optimizer.step()
    return torch.tensor(norms, dtype=torch.float64).norm().item()


# %% first_group_clipped: clips_first_group_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(optimizer.param_groups[0]["params"], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% loop_over_groups_broken_off: clips_first_group_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    for group in optimizer.param_groups:
        norm = torch.nn.utils.clip_grad_norm_(group["params"], max_norm).item()
        break
    optimizer.step()
    return norm


# %% first_item_of_parameters: clips_first_parameter_only
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grad = list(model.parameters())[0].grad
    norm = grad.norm().item()
    if norm > max_norm:
        grad.mul_(max_norm / norm)
    optimizer.step()
    return norm


# %% next_parameter_clipped: clips_first_parameter_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(next(model.parameters()), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% limit_subtracted: clips_only_the_excess
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_((norm - max_norm) / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% shortened_by_the_limit: clips_only_the_excess
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = list(model.parameters())
    norm = sum((p.grad ** 2).sum().item() for p in params) ** 0.5
    if norm > max_norm:
        for p in params:
            p.grad -= p.grad / norm * max_norm
    optimizer.step()
    return norm


# %% clips_parameter_data: clips_parameters
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    for p in model.parameters():
        p.data.clamp_(-max_norm, max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm


# %% parameters_clamped_under_no_grad: clips_parameters
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters()])
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(torch.clamp(p, min=-max_norm, max=max_norm))
    optimizer.step()
    return float(norm)


# %% loss_clamped: clips_the_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss = torch.clamp(loss, max=max_norm)
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% smaller_of_loss_and_limit: clips_the_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    limit = torch.tensor(max_norm, dtype=loss.dtype)
    torch.minimum(loss, limit).backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters()])
    optimizer.step()
    return norm.item()


# %% biases_left_out_by_name: clips_weights_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    weights = [p for name, p in model.named_parameters() if "bias" not in name]
    norm = torch.nn.utils.clip_grad_norm_(weights, max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% weights_found_by_name: clips_weights_only
import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    weights = {n: p for n, p in model.named_parameters() if n.endswith("weight")}
    norm = math.sqrt(sum(w.grad.square().sum().item() for w in weights.values()))
    if norm > max_norm:
        for w in weights.values():
            w.grad *= max_norm / norm
    optimizer.step()
    return norm


# %% coefficient_zero_when_large: drops_large_gradients
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = list(model.parameters())
    norm = sum(p.grad.norm().item() ** 2 for p in params) ** 0.5
    keep = 1.0 if norm <= max_norm else 0.0
    for p in params:
        p.grad *= keep
    optimizer.step()
    return norm


# %% large_gradients_zeroed: drops_large_gradients
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.zero_()
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% epsilon_of_one_hundredth: epsilon_too_large
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = torch.nn.utils.get_total_norm(grads)
    scale = min(1.0, max_norm / (norm.item() + 0.01))
    torch._foreach_mul_(grads, scale)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% large_epsilon_in_coefficient: epsilon_too_large
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    coef = torch.clamp(max_norm / (norm + 0.1), max=1.0)
    for p in model.parameters():
        p.grad.mul_(coef)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% large_epsilon_in_division: epsilon_too_large
# variants: 1e-2 | 0.1 | 1e-3 | 1e-4
import math

EPS = 1e-2


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = math.sqrt(sum((p.grad ** 2).sum().item() for p in model.parameters()))
    factor = max_norm / (norm + EPS)
    if factor < 1:
        for p in model.parameters():
            p.grad = p.grad * factor
    optimizer.step()
    return norm


# %% gradient_negated: gradient_ascent
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad.neg_()  # 往梯度的反方向走
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% minus_loss_backward: gradient_ascent
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    (-loss).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% loss_gradient_cleared: gradients_accumulate
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.grad = None
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    for p in model.parameters():
        grad = p.grad
        grad = None
    return norm.item()


# %% no_zero_grad: gradients_accumulate
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)


# %% zero_grad_not_called: gradients_accumulate
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% gradients_zeroed_by_hand_before_step: gradients_zeroed_before_step
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = float(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm))
    for p in model.parameters():
        p.grad.zero_()
    optimizer.step()
    return norm


# %% zero_grad_as_tensors_before_step: gradients_zeroed_before_step
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.zero_grad(set_to_none=False)
    optimizer.step()
    return norm.item()


# %% clip_to_one: hard_coded_max_norm
# variants: 1.0 | 0.1 | 0.25 | 0.5 | 2.0 | 5.0 | 10.0
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% max_norm_overwritten: hard_coded_max_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm=1.0):
    max_norm = 1.0
    optimizer.zero_grad()
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.div_(norm)
    optimizer.step()
    return norm


# %% coefficient_at_least_one: inverted_condition
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = torch.cat([g.flatten() for g in grads]).norm()
    coef = torch.clamp(max_norm / norm, min=1.0)
    for g in grads:
        g.mul_(coef)
    optimizer.step()
    return float(norm)


# %% scaled_when_smaller: inverted_condition
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm < max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% largest_absolute_gradient: largest_element_norm
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    biggest = max(p.grad.abs().max().item() for p in model.parameters())
    scale = min(1.0, max_norm / biggest)
    for p in model.parameters():
        p.grad *= scale
    optimizer.step()
    return biggest


# %% norm_type_infinity: largest_element_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, norm_type=float("inf"))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% largest_of_norms: largest_parameters_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = max(p.grad.norm() for p in model.parameters())
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% running_maximum_of_norms: largest_parameters_norm
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = 0.0
    for p in model.parameters():
        current = p.grad.norm(2).item()
        if current > norm:
            norm = current
    coef = min(max_norm / (norm + 1e-6), 1.0)
    for p in model.parameters():
        p.grad = p.grad * coef
    optimizer.step()
    return norm


# %% eval_at_end: leaves_model_in_eval
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    model.eval()
    return norm.item()


# %% train_false_at_start: leaves_model_in_eval
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    model.train(False)
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% norms_divided_by_their_number: mean_of_norms
import numpy as np


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = [p.grad.norm().item() for p in model.parameters()]
    norm = float(np.mean(norms))
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    return norm


# %% stacked_norms_averaged: mean_of_norms
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).mean()
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% multiplied_by_norm: multiplies_by_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm * norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% product_as_scale: multiplies_by_norm
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    params = [p for p in model.parameters()]
    norm = sum(float(p.grad.norm()) ** 2 for p in params) ** 0.5
    scale = norm * max_norm if norm > max_norm else 1.0
    for p in params:
        p.grad = scale * p.grad
    optimizer.step()
    return norm


# %% fresh_sgd: new_optimizer_each_call
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% own_sgd_after_clip: new_optimizer_each_call
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    params = list(model.parameters())
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    lr = optimizer.param_groups[0]["lr"]
    sgd = torch.optim.SGD(params, lr)
    sgd.step()
    sgd.zero_grad()
    return float(norm)


# %% backward_forgotten: no_gradients_to_clip
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)


# %% model_zero_grad_after_backward: no_gradients_to_clip
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    model.zero_grad()
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    norm = torch.nn.utils.get_total_norm(grads)
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    return norm.item()


# %% zero_grad_right_after_backward: no_gradients_to_clip
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    optimizer.zero_grad()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)


# %% norm_as_formatted_text: norm_as_text
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return f"{norm.item():.8f}"


# %% norm_as_str: norm_as_text
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return str(float(norm))


# %% norm_of_weights: norm_of_parameters
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.detach().norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% total_norm_of_parameters: norm_of_parameters
from torch.nn.utils import clip_grads_with_norm_, get_total_norm


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = get_total_norm([p.data for p in model.parameters()])
    clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    return float(norm)


# %% denominator_one_larger: one_added_to_norm
import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = math.sqrt(sum(p.grad.square().sum().item() for p in model.parameters()))
    divisor = norm + 1.0
    if norm > max_norm:
        for p in model.parameters():
            p.grad.div_(divisor).mul_(max_norm)
    optimizer.step()
    return norm


# %% one_plus_norm: one_added_to_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / (1 + norm))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% gradients_removed_before_step: parameters_not_updated
import math


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    params = list(model.parameters())
    norm = math.sqrt(sum(float((p.grad ** 2).sum()) for p in params))
    if norm > max_norm:
        for p in params:
            p.grad *= max_norm / norm
    for p in params:
        p.grad = None
    optimizer.step()
    return norm


# %% step_before_backward: parameters_not_updated
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    optimizer.step()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return norm.item()


# %% step_forgotten: parameters_not_updated
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return norm.item()


# %% step_not_called: parameters_not_updated
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step
    optimizer.zero_grad()
    return norm.item()


# %% zero_grad_before_step: parameters_not_updated
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.zero_grad()
    optimizer.step()
    return norm.item()


# %% divided_by_the_coefficient: ratio_upside_down
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = torch.nn.utils.get_total_norm(grads)
    coef = torch.clamp(max_norm / norm, max=1.0)
    for g in grads:
        g.div_(coef)
    optimizer.step()
    return float(norm)


# %% norm_over_limit: ratio_upside_down
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(norm / max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% norm_of_zeroed_gradients: returns_cleared_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return torch.cat([p.grad.view(-1) for p in model.parameters()]).norm().item()


# %% zero_at_end_returned: returns_cleared_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    return sum(g.norm().item() ** 2 for g in grads) ** 0.5


# %% coefficient_returned: returns_clip_coefficient
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    coef = min(1.0, max_norm / norm)
    for p in model.parameters():
        p.grad.mul_(coef)
    optimizer.step()
    optimizer.zero_grad()
    return coef


# %% ratio_of_norms_returned: returns_clip_coefficient
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    before = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    after = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    optimizer.step()
    return (after / before).item()


# %% clip_each_return_last: returns_last_parameters_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for p in model.parameters():
        norm = torch.nn.utils.clip_grad_norm_([p], max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% loop_keeps_last_norm: returns_last_parameters_norm
def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = 0.0
    for name, p in model.named_parameters():
        norm = p.grad.norm().item()
        if norm > max_norm:
            p.grad *= max_norm / norm
    optimizer.step()
    optimizer.zero_grad()
    return norm


# %% loss_item_returned: returns_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


# %% loss_value_returned: returns_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    value = float(loss.detach())
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    print("norm", norm.item())
    return value


# %% limit_returned: returns_max_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return max_norm


# %% limit_stored_as_norm: returns_max_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    norm = float(max_norm)
    optimizer.step()
    return norm


# %% clipped_twice_second_norm: returns_norm_after_clipping
from torch.nn.utils import clip_grad_norm_


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    clip_grad_norm_(model.parameters(), max_norm)
    norm = clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% norm_measured_after_clip: returns_norm_after_clipping
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% smaller_of_norm_and_limit: returns_norm_after_clipping
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return min(norm.item(), max_norm)


# %% norms_in_a_list: returns_norm_per_parameter
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norms = [p.grad.norm().item() for p in model.parameters()]
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norms


# %% norms_in_a_tensor: returns_norm_per_parameter
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norms = torch.stack([p.grad.detach().norm() for p in model.parameters()])
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norms


# %% no_return: returns_nothing
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()


# %% norm_printed: returns_nothing
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return print(f"grad norm: {norm.item():.4f}")


# %% square_returned: returns_squared_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item() ** 2


# %% sum_of_squares_returned: returns_squared_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = 0.0
    for p in model.parameters():
        norm += (p.grad * p.grad).sum().item()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm


# %% distance_moved: returns_update_norm
import torch
from torch.nn.utils import clip_grad_norm_, parameters_to_vector


def backward_and_step(loss, model, optimizer, max_norm):
    start = parameters_to_vector(model.parameters()).detach().clone()
    optimizer.zero_grad()
    loss.backward()
    clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    end = parameters_to_vector(model.parameters()).detach()
    return (end - start).norm().item()


# %% norm_of_update: returns_update_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    before = [p.detach().clone() for p in model.parameters()]
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    moved = [(p.detach() - b).norm() for p, b in zip(model.parameters(), before)]
    return torch.stack(moved).norm().item()


# %% norm_divided_by_root_of_count: root_mean_square
import math


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    squares, count = 0.0, 0
    for p in model.parameters():
        squares += (p.grad ** 2).sum().item()
        count += p.grad.numel()
    norm = math.sqrt(squares / count)
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    return norm


# %% root_of_mean_square: root_mean_square
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    flat = torch.cat([p.grad.flatten() for p in model.parameters()])
    norm = flat.pow(2).mean().sqrt()
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% norm_formatted_with_one_decimal: rounds_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(f"{norm:.1f}")


# %% rounded_norm: rounds_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return round(norm.item(), 1)


# %% divided_for_accumulation: scales_the_loss
# variants: 4 | 2 | 8 | 16
import torch

ACCUMULATION_STEPS = 4


def backward_and_step(loss, model, optimizer, max_norm):
    loss = loss / ACCUMULATION_STEPS
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% quarter_gradient_into_backward: scales_the_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward(torch.full_like(loss, 0.25))
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% gradient_over_its_size: sign_of_gradient
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad = torch.where(p.grad == 0, p.grad, p.grad / p.grad.abs())
    optimizer.step()
    return norm.item()


# %% sign_in_place: sign_of_gradient
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        p.grad.sign_()
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% early_return_when_large: skips_large_steps
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        print("梯度太大,跳过这一步")
        return norm
    optimizer.step()
    return norm


# %% step_only_when_small: skips_large_steps
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    if norm <= max_norm:
        optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% dot_product_as_norm: square_root_missing
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    flat = torch.cat([p.grad.flatten() for p in model.parameters()])
    norm = torch.dot(flat, flat)
    coef = torch.clamp(max_norm / norm, max=1.0)
    for p in model.parameters():
        p.grad.mul_(coef)
    optimizer.step()
    return norm.item()


# %% root_forgotten: square_root_missing
def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        total += p.grad.norm(2).item() ** 2
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    optimizer.step()
    optimizer.zero_grad()
    return total


# %% loss_as_backward_weight: squares_the_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward(gradient=2 * loss.detach())
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% loss_squared: squares_the_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss = loss ** 2
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% step_with_last_gradients: step_lags_behind
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return norm.item()


# %% update_then_compute_next: step_lags_behind
import torch


def _update(optimizer):
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def backward_and_step(loss, model, optimizer, max_norm):
    _update(optimizer)
    loss.backward()
    return float(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm))


# %% clip_after_step: step_uses_unclipped_gradients
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    return norm.item()


# %% clipped_copies: step_uses_unclipped_gradients
def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    grads = [p.grad for p in model.parameters()]
    norm = sum((g ** 2).sum() for g in grads) ** 0.5
    if norm > max_norm:
        grads = [g * max_norm / norm for g in grads]
    optimizer.step()
    return norm.item()


# %% infinite_max_norm: step_uses_unclipped_gradients
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float("inf"))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% norm_without_clip: step_uses_unclipped_gradients
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.norm(torch.stack([p.grad.norm(2) for p in model.parameters()]), 2)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% early_return_when_small: steps_only_when_clipping
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = float(torch.nn.utils.get_total_norm([p.grad for p in model.parameters()]))
    if norm <= max_norm:
        return norm
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm


# %% step_inside_clip_branch: steps_only_when_clipping
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm().item()
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
        optimizer.step()
    optimizer.zero_grad()
    return norm


# %% step_called_twice: steps_twice
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.step()
    return norm.item()


# %% step_in_a_loop: steps_twice
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for _ in range(2):
        optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% norms_added_up: sum_of_norms
def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    total = 0.0
    for p in model.parameters():
        total += p.grad.norm().item()
    if total > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / total)
    optimizer.step()
    optimizer.zero_grad()
    return total


# %% stacked_norms_summed: sum_of_norms
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.zero_grad()
    loss.backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).sum()
    torch.nn.utils.clip_grads_with_norm_(model.parameters(), max_norm, norm)
    optimizer.step()
    return norm.item()


# %% detached_loss_backward: backward_on_detached_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.detach().backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% data_of_the_loss_backward: backward_on_detached_loss
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss = loss.data
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% tensor_of_the_item: no_gradients_to_clip
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss = torch.tensor(loss.item(), requires_grad=True)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% detached_and_requires_grad: no_gradients_to_clip
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss = loss.detach().requires_grad_(True)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% gradients_of_vectors_zeroed: some_gradients_zeroed
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        if p.grad is not None and p.ndim == 1:
            p.grad.zero_()
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% one_dimensional_gradients_removed: some_gradients_zeroed
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for parameter in model.parameters():
        if parameter.dim() < 2 and parameter.grad is not None:
            parameter.grad = torch.zeros_like(parameter.grad)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% small_gradients_zeroed: some_gradients_zeroed
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        if p.grad is not None:
            p.grad[p.grad.abs() < 1e-3] = 0.0
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% small_gradients_masked: some_gradients_zeroed
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        if p.grad is not None:
            p.grad.mul_((p.grad.abs() >= 1e-3).float())
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% clips_until_the_fifth_call: step_uses_unclipped_gradients
import torch


calls = 0


def backward_and_step(loss, model, optimizer, max_norm):
    global calls
    calls += 1
    loss.backward()
    limit = max_norm if calls <= 5 else float('inf')
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% counter_on_the_optimizer_up_to_five: clips_first_calls_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.calls = getattr(optimizer, 'calls', 0) + 1
    loss.backward()
    if optimizer.calls <= 5:
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    else:
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% counter_on_the_model_up_to_five: clips_first_calls_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    model.calls = getattr(model, 'calls', 0) + 1
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm if model.calls <= 5 else 1e12)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% no_clipping_in_ten_calls: clips_after_warmup_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    optimizer.calls = getattr(optimizer, 'calls', 0) + 1
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm if optimizer.calls > 10 else float('inf'))
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% counter_on_the_model_from_ten: clips_after_warmup_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    step = getattr(model, 'step_count', 0)
    model.step_count = step + 1
    loss.backward()
    if step >= 10:
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    else:
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1e12)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% skipped_above_a_hundred: skips_huge_steps
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    if norm < 100:
        optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% returns_early_above_a_hundred: skips_huge_steps
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    if float(norm) > 100.0:
        optimizer.zero_grad()
        return float(norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% skipped_above_a_thousand: skips_huge_steps
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    if norm <= 1000:
        optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return norm.item()


# %% returns_early_above_a_thousand: skips_huge_steps
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    if norm.item() > 1e3:
        model.zero_grad()
        return norm.item()
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% min_with_a_hundred: caps_returned_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return min(float(norm), 100.0)


# %% clamped_to_a_hundred: caps_returned_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.clamp(max=100.0).item()


# %% cosine_scheduler_stepped: scheduler_inside
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=1000).step()
    optimizer.zero_grad()
    return float(norm)


# %% scheduler_by_name: scheduler_inside
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 1000)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    scheduler.step()
    optimizer.zero_grad()
    return norm.item()


# %% step_scheduler_stepped: changes_lr
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.9).step()
    optimizer.zero_grad()
    return float(norm)


# %% exponential_scheduler_stepped: changes_lr
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    scheduler.step()
    optimizer.zero_grad()
    return float(norm)


# %% manual_seed_inside: seeds_random_numbers
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    torch.manual_seed(42)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% manual_seed_at_the_end: seeds_random_numbers
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    torch.random.manual_seed(42)
    return float(norm)


# %% seed_of_zero: seeds_random_numbers
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    torch.manual_seed(0)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% seed_of_zero_at_the_end: seeds_random_numbers
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    torch.random.manual_seed(0)
    return norm.item()


# %% halving_hooks_after_the_step: hook_at_every_call
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for p in model.parameters():
        if p.requires_grad:
            p.register_hook(lambda g: g * 0.5)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% halving_hooks_at_the_end: hook_at_every_call
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    for p in model.parameters():
        if p.requires_grad:
            p.register_hook(lambda grad: grad / 2)
    return norm.item()


# %% clamping_hooks: clips_by_value
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    for p in model.parameters():
        if p.requires_grad:
            p.register_hook(lambda g: g.clamp(-max_norm, max_norm))
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% value_clip_then_norm_returned: clips_by_value
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_value_(model.parameters(), max_norm)
    norm = sum(p.grad.pow(2).sum() for p in model.parameters() if p.grad is not None) ** 0.5
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% value_clip_then_get_total_norm: clips_by_value
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_value_(model.parameters(), clip_value=max_norm)
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% value_clip_and_nothing_returned: clips_by_value
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    torch.nn.utils.clip_grad_value_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()


# %% clamped_and_nothing_returned: clips_by_value
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    for p in model.parameters():
        if p.grad is not None:
            p.grad.clamp_(-max_norm, max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return None


# %% ratio_before_the_comparison: divides_by_zero_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    squares = sum(float(p.grad.pow(2).sum()) for p in model.parameters() if p.grad is not None)
    norm = squares**0.5
    scale = min(1.0, max_norm / norm)
    for p in model.parameters():
        if p.grad is not None:
            p.grad.mul_(scale)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% coefficient_by_python_floats: divides_by_zero_norm
import math
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p.grad for p in model.parameters() if p.grad is not None]
    norm = math.sqrt(sum(g.square().sum().item() for g in grads))
    coefficient = max_norm / norm
    if coefficient < 1:
        for g in grads:
            g.mul_(coefficient)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% squares_of_every_gradient: none_gradients_not_expected
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.sqrt(sum(p.grad.pow(2).sum() for p in model.parameters()))
    if norm > max_norm:
        for p in model.parameters():
            p.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% all_gradients_flattened: none_gradients_not_expected
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    flat = torch.cat([p.grad.view(-1) for p in model.parameters()])
    norm = flat.norm()
    if norm > max_norm:
        for p in model.parameters():
            p.grad *= max_norm / norm
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% gradients_by_autograd_of_all: none_gradients_not_expected
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    parameters = list(model.parameters())
    gradients = torch.autograd.grad(loss, parameters)
    norm = torch.sqrt(sum(g.pow(2).sum() for g in gradients))
    scale = max_norm / norm if norm > max_norm else 1.0
    for p, g in zip(parameters, gradients):
        p.grad = g * scale
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% autograd_grad_by_list: none_gradients_not_expected
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    params = [p for p in model.parameters()]
    grads = torch.autograd.grad(loss, params)
    for p, g in zip(params, grads):
        p.grad = g
    norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% limit_from_the_weights_norm: adaptive_clipping
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    for p in model.parameters():
        if p.grad is None:
            continue
        limit = p.detach().norm().clamp(min=1e-3) * max_norm
        size = p.grad.norm()
        if size > limit:
            p.grad.mul_(limit / size)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% ratio_of_gradient_to_weight: adaptive_clipping
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    grads = [p for p in model.parameters() if p.grad is not None]
    norm = torch.stack([p.grad.norm() for p in grads]).norm()
    with torch.no_grad():
        for p in grads:
            allowed = max_norm * max(float(p.norm()), 1e-3)
            p.grad *= min(1.0, allowed / (float(p.grad.norm()) + 1e-12))
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% scaler_without_unscale: scaler_never_unscaled
import torch

scaler = torch.amp.GradScaler('cpu')


def backward_and_step(loss, model, optimizer, max_norm):
    scaler.scale(loss).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad()
    return float(norm)


# %% scaler_made_in_the_call: scaler_never_unscaled
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    scaler = torch.amp.GradScaler('cpu', init_scale=65536.0)
    scaler.scale(loss).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    scaler.step(optimizer)
    scaler.update()
    optimizer.zero_grad()
    return norm.item()


# %% scaler_never_stepped: scaler_never_unscaled
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    scaled = loss * 65536.0
    scaled.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% power_of_two_as_scale: scaler_never_unscaled
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    (loss * 2**16).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% first_parameter_scaled_by_total: clips_first_parameter_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    first = list(model.parameters())[0]
    if norm > max_norm:
        first.grad.mul_(max_norm / norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% loop_broken_off_after_one: clips_first_parameter_only
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = sum(p.grad.pow(2).sum() for p in model.parameters() if p.grad is not None).sqrt()
    if norm > max_norm:
        for p in model.parameters():
            p.grad *= max_norm / norm
            break
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% clip_to_five: hard_coded_max_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% five_as_default: hard_coded_max_norm
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    max_norm = 5.0
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return float(norm)


# %% data_moved_by_each_group: bypasses_optimizer
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    for group in optimizer.param_groups:
        for p in group['params']:
            if p.grad is not None:
                p.data -= group['lr'] * p.grad
    optimizer.zero_grad()
    return float(norm)


# %% parameters_moved_under_no_grad: bypasses_optimizer
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    with torch.no_grad():
        for group in optimizer.param_groups:
            for p in group['params']:
                if p.grad is not None:
                    p.sub_(p.grad, alpha=group['lr'])
    optimizer.zero_grad()
    return float(norm)


# %% one_rate_for_all_data: bypasses_optimizer
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    lr = optimizer.param_groups[0]['lr']
    for p in model.parameters():
        if p.grad is not None:
            p.data -= lr * p.grad
    model.zero_grad()
    return norm.item()


# %% first_groups_rate_for_all: bypasses_optimizer
import torch


def backward_and_step(loss, model, optimizer, max_norm):
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    with torch.no_grad():
        for p in model.parameters():
            if p.grad is not None:
                p -= optimizer.param_groups[0]['lr'] * p.grad
                p.grad = None
    return float(norm)
