# %% mean_of_logsigmoid: sign_forgotten
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.logsigmoid(beta * margin).mean()


# %% minus_softplus: sign_forgotten
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.softplus(-beta * margin).mean()


# %% rejected_minus_chosen: swapped
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_rejected - policy_chosen) - (reference_rejected - reference_chosen)
    return -F.logsigmoid(beta * margin).mean()


# %% minus_inside: swapped
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(-beta * margin).mean()


# %% rewards_swapped: swapped
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return F.softplus(chosen - rejected).mean()


# %% policy_alone: reference_ignored
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    return -F.logsigmoid(beta * (policy_chosen - policy_rejected)).mean()


# %% policy_softplus: reference_ignored
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    return F.softplus(beta * (policy_rejected - policy_chosen)).mean()


# %% plus: reference_added
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) + (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin).mean()


# %% reference_swapped: reference_added
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_rejected - reference_chosen)
    return -F.logsigmoid(beta * margin).mean()


# %% no_parentheses: reference_added
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = policy_chosen - policy_rejected + reference_chosen - reference_rejected
    return F.softplus(-beta * margin).mean()


# %% minus_minus: parentheses_forgotten
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = policy_chosen - policy_rejected - reference_chosen - reference_rejected
    return -F.logsigmoid(beta * margin).mean()


# %% rewards_without_parentheses: parentheses_forgotten
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = policy_chosen - reference_chosen - policy_rejected - reference_rejected
    return F.softplus(-beta * margin).mean()


# %% times_beta: beta_outside
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -beta * F.logsigmoid(margin).mean()


# %% softplus_times_beta: beta_outside
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return beta * F.softplus(-margin).mean()


# %% first_part: beta_on_policy_only
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = beta * (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(margin).mean()


# %% scaled_policy: beta_on_policy_only
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    policy = (policy_chosen - policy_rejected) * beta
    reference = reference_chosen - reference_rejected
    return F.softplus(reference - policy).mean()


# %% no_beta: beta_forgotten
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(margin).mean()


# %% no_beta_softplus: beta_forgotten
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(-margin).mean()


# %% over_beta: divided_by_beta
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(margin / beta).mean()


# %% softplus_over_beta: divided_by_beta
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(-margin / beta).mean()


# %% log_then_mean: log_of_sigmoid
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin)).mean()


# %% sigmoid_log: log_of_sigmoid
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return (beta * margin).sigmoid().log().neg().mean()


# %% by_formula: log_of_sigmoid
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -(1 / (1 + torch.exp(-beta * margin))).log().mean()


# %% log_one_plus_exp: log_of_one_plus_exp
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return torch.log(1 + torch.exp(-beta * margin)).mean()


# %% log1p_exp: log_of_one_plus_exp
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return torch.log1p((-beta * margin).exp()).mean()


# %% clamped: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin).clamp(min=1e-7)).mean()


# %% epsilon_added: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin) + 1e-7).mean()


# %% smaller_epsilon: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin) + 1e-8).mean()


# %% clamped_lower: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    p = torch.sigmoid(beta * margin)
    return -torch.clamp(p, 1e-8).log().mean()


# %% ten: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin) + 1e-10).mean()


# %% clamped_ten: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.sigmoid(beta * margin).clamp(min=1e-10).log().mean()


# %% twelve: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin) + 1e-12).mean()


# %% clamped_twelve: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.sigmoid(beta * margin).clamp(min=1e-12).log().mean()


# %% six: sigmoid_kept_from_zero
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.log(torch.sigmoid(beta * margin).clamp(min=1e-6)).mean()


# %% one_minus: no_logarithm
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return (1 - torch.sigmoid(beta * margin)).mean()


# %% sigmoid_of_minus: no_logarithm
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return torch.sigmoid(-beta * margin).mean()


# %% minus_sigmoid: minus_probability
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -torch.sigmoid(beta * margin).mean()


# %% sigmoid_neg: minus_probability
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return (beta * margin).sigmoid().mean().neg()


# %% no_mean: not_reduced
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin)


# %% no_mean_softplus: not_reduced
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(-beta * margin)


# %% sum: summed
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin).sum()


# %% softplus_sum: summed
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(-beta * margin).sum()


# %% mean_inside: mean_before_sigmoid
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin.mean())


# %% means_first: mean_before_sigmoid
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return F.softplus(rejected.mean() - chosen.mean())


# %% relu: hinge
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.relu(1 - beta * margin).mean()


# %% clamp: hinge
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return (1 - beta * margin).clamp(min=0).mean()


# %% ipo: squared
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return ((margin - 1 / (2 * beta)) ** 2).mean()


# %% ipo_square: squared
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return torch.square(margin - 0.5 / beta).mean()


# %% minus_margin: margin_itself
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -(beta * margin).mean()


# %% minus_rewards: margin_itself
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return (rejected - chosen).mean()


# %% exponentials: probabilities_instead_of_logarithms
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    p = policy_chosen.exp() - policy_rejected.exp()
    q = reference_chosen.exp() - reference_rejected.exp()
    return -F.logsigmoid(beta * (p - q)).mean()


# %% exponentials_first: probabilities_instead_of_logarithms
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    pc, pr, rc, rr = (torch.exp(x) for x in (policy_chosen, policy_rejected, reference_chosen, reference_rejected))
    return F.softplus(-beta * ((pc - pr) - (rc - rr))).mean()


# %% divided: ratios_of_logarithms
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = policy_chosen / policy_rejected - reference_chosen / reference_rejected
    return -F.logsigmoid(beta * margin).mean()


# %% divided_softplus: ratios_of_logarithms
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    p = policy_chosen / policy_rejected
    q = reference_chosen / reference_rejected
    return F.softplus(-beta * (p - q)).mean()


# %% item: number_returned
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin).mean().item()


# %% float_called: number_returned
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return float(F.softplus(-beta * margin).mean())


# %% detached: gradient_cut
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin).mean().detach()


# %% no_grad: gradient_cut
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    with torch.no_grad():
        margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin).mean()


# %% policy_detached: gradient_cut
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    policy_chosen, policy_rejected = policy_chosen.detach(), policy_rejected.detach()
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(-beta * margin).mean()


# %% detach_rejected: rejected_without_gradient
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected.detach()) - (reference_chosen - reference_rejected)
    return -F.logsigmoid(beta * margin).mean()


# %% reward_detached: rejected_without_gradient
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return F.softplus(rejected.detach() - chosen).mean()


# %% two_losses: each_answer_by_itself
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return (-F.logsigmoid(chosen) - F.logsigmoid(-rejected)).mean()


# %% two_softplus: each_answer_by_itself
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return (F.softplus(-chosen) + F.softplus(rejected)).mean()


# %% chosen_reward: chosen_only
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    return -F.logsigmoid(beta * (policy_chosen - reference_chosen)).mean()


# %% chosen_softplus: chosen_only
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    return F.softplus(-beta * (policy_chosen - reference_chosen)).mean()


# %% minus_equals: argument_changed
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    policy_chosen -= policy_rejected
    reference_chosen -= reference_rejected
    return -F.logsigmoid(beta * (policy_chosen - reference_chosen)).mean()


# %% sub_in_place: argument_changed
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    policy_chosen.sub_(policy_rejected)
    reference_chosen.sub_(reference_rejected)
    return F.softplus(-beta * (policy_chosen - reference_chosen)).mean()


# %% reference_only: argument_changed
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    reference_chosen -= reference_rejected
    return -F.logsigmoid(beta * (policy_chosen - policy_rejected - reference_chosen)).mean()


# %% reference_in_place: argument_changed
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    gap = reference_chosen.sub_(reference_rejected)
    return F.softplus(beta * (gap - policy_chosen + policy_rejected)).mean()


# %% no_return: nothing_returned
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    loss = -F.logsigmoid(beta * margin).mean()


# %% printed: nothing_returned
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    print(-F.logsigmoid(beta * margin).mean())


# %% margin_clamped: margin_clamped
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    m = (policy_chosen - reference_chosen) - (policy_rejected - reference_rejected)
    return -F.logsigmoid((beta * m).clamp(-50, 50)).mean()


# %% margin_kept_small: margin_clamped
import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    m = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(torch.clamp(-beta * m, -100.0, 100.0)).mean()


# %% binary_cross_entropy_with_zeros: swapped
import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    m = (policy_chosen - reference_chosen) - (policy_rejected - reference_rejected)
    return F.binary_cross_entropy_with_logits(beta * m, torch.zeros_like(m))
