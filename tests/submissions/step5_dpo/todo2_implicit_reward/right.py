# %% multiplied_behind: beta behind the difference.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (policy_log_probs - reference_log_probs) * beta


# %% by_parts: beta times each of the two.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * policy_log_probs - beta * reference_log_probs


# %% torch_functions: torch.sub and torch.mul.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return torch.mul(torch.sub(policy_log_probs, reference_log_probs), beta)


# %% steps: A variable for the difference.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    log_ratio = policy_log_probs - reference_log_probs
    reward = beta * log_ratio
    return reward


# %% minus_reversed: Minus the difference the other way round.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return -beta * (reference_log_probs - policy_log_probs)


# %% reference_detached: Detaches the reference, as many do.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (policy_log_probs - reference_log_probs.detach())


# %% beta_as_tensor: beta as a tensor of the same type.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    scale = torch.tensor(beta, dtype=policy_log_probs.dtype)
    return scale * (policy_log_probs - reference_log_probs)


# %% stacked: One answer after the other.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    rewards = [beta * (p - r) for p, r in zip(policy_log_probs, reference_log_probs)]
    return torch.stack(rewards)


# %% lerp_like: torch.add with alpha.
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * torch.add(policy_log_probs, reference_log_probs, alpha=-1)


# %% copy_then_in_place: In place on a copy of its own; Windows line ends.
# newlines: crlf
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    out = policy_log_probs.clone()
    out -= reference_log_probs
    out *= beta
    return out
