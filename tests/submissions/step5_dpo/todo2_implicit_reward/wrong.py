# %% policy_alone: reference_ignored
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * policy_log_probs


# %% policy_alone_scaled: reference_ignored
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return torch.mul(policy_log_probs, beta)


# %% reference_minus_policy: sign_turned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (reference_log_probs - policy_log_probs)


# %% minus_beta: sign_turned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    gain = policy_log_probs - reference_log_probs
    return -beta * gain


# %% added: reference_added
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (policy_log_probs + reference_log_probs)


# %% added_by_parts: reference_added
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * policy_log_probs + beta * reference_log_probs


# %% no_parentheses: beta_on_policy_only
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * policy_log_probs - reference_log_probs


# %% scaled_first: beta_on_policy_only
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    scaled = policy_log_probs * beta
    return scaled - reference_log_probs


# %% no_parentheses_behind: beta_on_reference_only
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return policy_log_probs - reference_log_probs * beta


# %% reference_scaled_first: beta_on_reference_only
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    scaled = beta * reference_log_probs
    return policy_log_probs - scaled


# %% over_beta: divided_by_beta
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (policy_log_probs - reference_log_probs) / beta


# %% div: divided_by_beta
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return torch.div(policy_log_probs - reference_log_probs, beta)


# %% difference: beta_forgotten
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return policy_log_probs - reference_log_probs


# %% sub: beta_forgotten
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return torch.sub(policy_log_probs, reference_log_probs)


# %% divided: ratio_of_logarithms
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (policy_log_probs / reference_log_probs)


# %% div_of_logs: ratio_of_logarithms
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * torch.div(policy_log_probs, reference_log_probs)


# %% log_of_quotient: log_of_ratio_of_logarithms
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * torch.log(policy_log_probs / reference_log_probs)


# %% log_ratio: log_of_ratio_of_logarithms
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    ratio = policy_log_probs / reference_log_probs
    return ratio.log() * beta


# %% exponentiated: ratio_of_probabilities
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * torch.exp(policy_log_probs - reference_log_probs)


# %% probabilities_divided: ratio_of_probabilities
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * policy_log_probs.exp() / reference_log_probs.exp()


# %% probabilities: difference_of_probabilities
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (policy_log_probs.exp() - reference_log_probs.exp())


# %% probabilities_by_steps: difference_of_probabilities
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    p = torch.exp(policy_log_probs)
    q = torch.exp(reference_log_probs)
    return (p - q) * beta


# %% mean: mean_over_the_batch
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).mean()


# %% difference_of_means: mean_over_the_batch
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (policy_log_probs.mean() - reference_log_probs.mean())


# %% sum: summed
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).sum()


# %% torch_sum: summed
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * torch.sum(policy_log_probs - reference_log_probs)


# %% relu: clamped_at_zero
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return F.relu(beta * (policy_log_probs - reference_log_probs))


# %% clamp: clamped_at_zero
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).clamp(min=0)


# %% maximum: clamped_at_zero
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    gain = policy_log_probs - reference_log_probs
    return beta * torch.maximum(gain, torch.zeros_like(gain))


# %% sigmoid: sigmoid_applied
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return torch.sigmoid(beta * (policy_log_probs - reference_log_probs))


# %% sigmoid_method: sigmoid_applied
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).sigmoid()


# %% squared: beta_squared
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta**2 * (policy_log_probs - reference_log_probs)


# %% twice: beta_squared
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    gain = beta * (policy_log_probs - reference_log_probs)
    return beta * gain


# %% absolute: size_of_the_difference
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * (policy_log_probs - reference_log_probs).abs()


# %% absolute_of_all: size_of_the_difference
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return abs(beta * (policy_log_probs - reference_log_probs))


# %% detached: gradient_cut
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).detach()


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    with torch.no_grad():
        return beta * (policy_log_probs - reference_log_probs)


# %% minus_equals: argument_changed
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    policy_log_probs -= reference_log_probs
    return beta * policy_log_probs


# %% sub_in_place: argument_changed
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return policy_log_probs.sub_(reference_log_probs) * beta


# %% listed: no_tensor_returned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return [beta * (p - r) for p, r in zip(policy_log_probs.tolist(), reference_log_probs.tolist())]


# %% tolist: no_tensor_returned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).tolist()


# %% numpy: no_tensor_returned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return (beta * (policy_log_probs - reference_log_probs)).detach().numpy()


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    reward = beta * (policy_log_probs - reference_log_probs)


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    print(beta * (policy_log_probs - reference_log_probs))


# %% log_of_the_ratio: back_to_probabilities
import torch


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    return beta * torch.log(torch.exp(policy_log_probs) / torch.exp(reference_log_probs))


# %% ratio_then_log: back_to_probabilities
import torch


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    p = torch.exp(policy_log_probs)
    q = torch.exp(reference_log_probs)
    return beta * (p / q).log()


# %% logs_of_probabilities: back_to_probabilities
import torch


def implicit_reward(policy_log_probs, reference_log_probs, beta):
    p, q = policy_log_probs.exp(), reference_log_probs.exp()
    return beta * (torch.log(p) - torch.log(q))
