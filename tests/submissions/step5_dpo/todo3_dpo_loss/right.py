# %% softplus: softplus of minus the margin.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.softplus(-beta * margin).mean()


# %% by_rewards: The difference of two rewards, as in TODO 2.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return -F.logsigmoid(chosen - rejected).mean()


# %% log_ratios: The names that papers use.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    pi_logratios = policy_chosen - policy_rejected
    ref_logratios = reference_chosen - reference_rejected
    logits = pi_logratios - ref_logratios
    losses = -F.logsigmoid(beta * logits)
    return losses.mean()


# %% bce: Binary cross entropy with logits, all labels 1.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    return F.binary_cross_entropy_with_logits(beta * margin, torch.ones_like(margin))


# %% logaddexp: logaddexp of 0 and minus the margin.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    x = beta * margin
    return torch.logaddexp(torch.zeros_like(x), -x).mean()


# %% cross_entropy: Softmax over the two rewards: the first is right.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    both = torch.stack((chosen, rejected), dim=-1)
    return F.cross_entropy(both, torch.zeros(both.size(0), dtype=torch.int64))


# %% log_softmax: log_softmax over the two rewards.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    both = torch.stack([chosen, rejected], dim=1)
    return -F.log_softmax(both, dim=1)[:, 0].mean()


# %% stable_by_hand: max(0, -x) + log1p(exp(-|x|)).
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    x = beta * margin
    return (torch.relu(-x) + torch.log1p(torch.exp(-x.abs()))).mean()


# %% pair_by_pair: A loop over the pairs.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    losses = []
    for pc, pr, rc, rr in zip(policy_chosen, policy_rejected, reference_chosen, reference_rejected):
        losses.append(-F.logsigmoid(beta * ((pc - pr) - (rc - rr))))
    return sum(losses) / len(losses)


# %% reference_detached: Detaches the reference; a LogSigmoid object; sum over size.
import math

import torch
import torch.nn.functional as F


log_sigmoid = torch.nn.LogSigmoid()


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    margin = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected).detach()
    return -log_sigmoid(margin * beta).sum() / margin.numel()


# %% logsumexp: logsumexp of the two rewards minus the first.
# newlines: crlf
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    chosen = beta * (policy_chosen - reference_chosen)
    rejected = beta * (policy_rejected - reference_rejected)
    return (torch.logsumexp(torch.stack((chosen, rejected)), dim=0) - chosen).mean()
