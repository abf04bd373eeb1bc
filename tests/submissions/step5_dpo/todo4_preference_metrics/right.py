# %% compared: Compares directly; float().
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    accuracy = float((chosen_rewards > rejected_rewards).float().mean())
    margin = float((chosen_rewards - rejected_rewards).mean())
    return accuracy, margin


# %% counted: A count over the number of pairs.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    n = len(margins)
    return (margins > 0).sum().item() / n, margins.sum().item() / n


# %% plain_python: Lists and a loop.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    pairs = list(zip(chosen_rewards.tolist(), rejected_rewards.tolist()))
    wins = sum(c > r for c, r in pairs)
    return wins / len(pairs), sum(c - r for c, r in pairs) / len(pairs)


# %% numpy: numpy: its float64 numbers are floats.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    m = chosen_rewards.detach().double().numpy() - rejected_rewards.detach().double().numpy()
    return (m > 0).mean(), m.mean()


# %% difference_of_means: The mean margin as a difference of means.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    accuracy = torch.gt(chosen_rewards, rejected_rewards).double().mean().item()
    return accuracy, (chosen_rewards.mean() - rejected_rewards.mean()).item()


# %% count_nonzero: torch.count_nonzero.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    wins = torch.count_nonzero(margins > 0).item()
    return wins / margins.numel(), margins.mean().item()


# %% where: torch.where, in double precision.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards.double() - rejected_rewards.double()
    won = torch.where(d > 0, 1.0, 0.0)
    return won.mean().item(), d.mean().item()


# %% no_grad: Inside no_grad, detached.
import torch


@torch.no_grad()
def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards.detach() - rejected_rewards.detach()
    return tuple(x.item() for x in ((margins > 0).to(margins.dtype).mean(), margins.mean()))


# %% statistics: Python's statistics.
import torch


from statistics import mean


def preference_metrics(chosen_rewards, rejected_rewards):
    d = (chosen_rewards - rejected_rewards).tolist()
    return float(mean(1.0 if x > 0 else 0.0 for x in d)), float(mean(d))


# %% less_than: rejected < chosen; Windows line ends.
# newlines: crlf
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    share = (rejected_rewards < chosen_rewards).float().mean().item()
    margin = -(rejected_rewards - chosen_rewards).mean().item()
    return (share, margin)
