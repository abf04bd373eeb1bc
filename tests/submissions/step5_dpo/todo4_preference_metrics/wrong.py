# %% at_least: ties_count
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    wins = chosen_rewards >= rejected_rewards
    return wins.float().mean().item(), (chosen_rewards - rejected_rewards).mean().item()


# %% margin_not_negative: ties_count
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return float((margins >= 0).float().mean()), float(margins.mean())


# %% half_point: ties_count
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (~(margins < 0)).float().mean().item(), margins.mean().item()


# %% half: ties_count_half
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    wins = (margins > 0).float() + 0.5 * (margins == 0).float()
    return wins.mean().item(), margins.mean().item()


# %% sign: ties_count_half
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return ((margins.sign() + 1) / 2).mean().item(), margins.mean().item()


# %% chosen_positive: compared_with_zero
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    return (chosen_rewards > 0).float().mean().item(), (chosen_rewards - rejected_rewards).mean().item()


# %% chosen_positive_counted: compared_with_zero
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    wins = sum(1 for c in chosen_rewards.tolist() if c > 0)
    return wins / len(chosen_rewards), float((chosen_rewards - rejected_rewards).mean())


# %% rejected_first: everything_swapped
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = rejected_rewards - chosen_rewards
    return (margins > 0).float().mean().item(), margins.mean().item()


# %% swapped_by_steps: everything_swapped
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    accuracy = (rejected_rewards > chosen_rewards).float().mean()
    margin = (rejected_rewards - chosen_rewards).mean()
    return float(accuracy), float(margin)


# %% smaller: accuracy_of_the_other
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins < 0).float().mean().item(), margins.mean().item()


# %% rejected_wins: accuracy_of_the_other
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return float((rejected_rewards > chosen_rewards).float().mean()), float(margins.mean())


# %% rejected_minus_chosen: margin_reversed
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    accuracy = (chosen_rewards > rejected_rewards).float().mean().item()
    return accuracy, (rejected_rewards - chosen_rewards).mean().item()


# %% minus_mean: margin_reversed
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item(), -margins.mean().item()


# %% margin_first: order_swapped
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return margins.mean().item(), (margins > 0).float().mean().item()


# %% margin_first_by_steps: order_swapped
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    accuracy = float((margins > 0).float().mean())
    margin = float(margins.mean())
    return margin, accuracy


# %% abs: margin_absolute
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item(), margins.abs().mean().item()


# %% torch_abs: margin_absolute
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    accuracy = (margins > 0).float().mean().item()
    return accuracy, torch.abs(chosen_rewards - rejected_rewards).mean().item()


# %% wins: margin_of_wins_only
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    wins = margins > 0
    return wins.float().mean().item(), margins[wins].mean().item()


# %% masked_select: margin_of_wins_only
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    won = torch.masked_select(margins, margins > 0)
    return len(won) / len(margins), float(won.mean())


# %% relu: margin_clamped
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item(), margins.clamp(min=0).mean().item()


# %% torch_relu: margin_clamped
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return float((margins > 0).float().mean()), float(torch.relu(margins).mean())


# %% sum: sum_for_mean
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item(), margins.sum().item()


# %% difference_of_sums: sum_for_mean
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    accuracy = (chosen_rewards > rejected_rewards).float().mean().item()
    return accuracy, (chosen_rewards.sum() - rejected_rewards.sum()).item()


# %% times_hundred: percent
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return 100 * (margins > 0).float().mean().item(), margins.mean().item()


# %% hundred_behind: percent
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item() * 100.0, float(margins.mean())


# %% sum_of_wins: count_instead_of_share
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).sum().item(), margins.mean().item()


# %% float_sum_of_wins: count_instead_of_share
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return float((margins > 0).float().sum()), margins.mean().item()


# %% floor_division: whole_number_share
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).sum().item() // len(margins), margins.mean().item()


# %% int_of_share: whole_number_share
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return int((margins > 0).float().mean()), margins.mean().item()


# %% no_item: tensors_returned
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean(), margins.mean()


# %% no_item_by_steps: tensors_returned
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    accuracy = (chosen_rewards > rejected_rewards).float().mean()
    margin = (chosen_rewards - rejected_rewards).mean()
    return accuracy, margin


# %% sum_over_size: tensors_returned
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).sum() / margins.numel(), margins.sum() / margins.numel()


# %% means_compared: accuracy_of_means
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return float(chosen_rewards.mean() > rejected_rewards.mean()), margins.mean().item()


# %% mean_margin_positive: accuracy_of_means
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    margin = margins.mean().item()
    return (1.0 if margin > 0 else 0.0), margin


# %% median: median
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item(), margins.median().item()


# %% torch_median: median
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return float((margins > 0).float().mean()), float(torch.median(margins))


# %% sigmoid: sigmoid_of_margin
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return torch.sigmoid(margins).mean().item(), margins.mean().item()


# %% bradley_terry: sigmoid_of_margin
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    p = 1 / (1 + torch.exp(-margins))
    return float(p.mean()), float(margins.mean())


# %% bool_mean: mean_of_yes_and_no
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).mean().item(), margins.mean().item()


# %% torch_mean_of_bool: mean_of_yes_and_no
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    wins = torch.gt(chosen_rewards, rejected_rewards)
    return float(torch.mean(wins)), float((chosen_rewards - rejected_rewards).mean())


# %% one_number: accuracy_only
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().item()


# %% one_number_counted: accuracy_only
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    wins = (chosen_rewards > rejected_rewards).sum().item()
    return wins / len(chosen_rewards)


# %% rows: not_reduced
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float(), margins


# %% bools: not_reduced
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    return chosen_rewards > rejected_rewards, chosen_rewards - rejected_rewards


# %% minus_equals: argument_changed
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    chosen_rewards -= rejected_rewards
    return (chosen_rewards > 0).float().mean().item(), chosen_rewards.mean().item()


# %% sub_in_place: argument_changed
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards.sub_(rejected_rewards)
    return float((margins > 0).float().mean()), float(margins.mean())


# %% no_return: nothing_returned
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    result = (margins > 0).float().mean().item(), margins.mean().item()


# %% printed: nothing_returned
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    print((margins > 0).float().mean().item(), margins.mean().item())


# %% zero_when_none_wins: margin_of_wins_only
def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards - rejected_rewards
    won = d[d > 0]
    return len(won) / len(d), won.mean().item() if len(won) else 0.0


# %% share_of_the_decided: ties_left_out
def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards - rejected_rewards
    n = (d != 0).sum().item()
    return (d > 0).sum().item() / max(n, 1), d.mean().item()


# %% without_ties: ties_left_out
def preference_metrics(chosen_rewards, rejected_rewards):
    decided = chosen_rewards != rejected_rewards
    won = chosen_rewards > rejected_rewards
    share = won.sum().item() / decided.sum().item() if decided.any() else 0.0
    return share, (chosen_rewards - rejected_rewards).mean().item()


# %% rounded_to_two: rounded
def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards - rejected_rewards
    return round((d > 0).float().mean().item(), 2), round(d.mean().item(), 2)


# %% two_decimals: rounded
def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards - rejected_rewards
    return float(f"{(d > 0).float().mean().item():.2f}"), float(f"{d.mean().item():.2f}")


# %% mean_of_signs: losses_subtracted
def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards - rejected_rewards
    return d.sign().mean().item(), d.mean().item()


# %% losses_count_against: losses_subtracted
def preference_metrics(chosen_rewards, rejected_rewards):
    wins = (chosen_rewards > rejected_rewards).sum().item()
    losses = (chosen_rewards < rejected_rewards).sum().item()
    n = len(chosen_rewards)
    return (wins - losses) / n, (chosen_rewards - rejected_rewards).mean().item()


# %% dictionary: dictionary_returned
def preference_metrics(chosen_rewards, rejected_rewards):
    d = chosen_rewards - rejected_rewards
    return {"accuracy": (d > 0).float().mean().item(), "margin": d.mean().item()}


# %% named_results: dictionary_returned
def preference_metrics(chosen_rewards, rejected_rewards):
    wins = (chosen_rewards > rejected_rewards).float().mean().item()
    margin = (chosen_rewards - rejected_rewards).mean().item()
    return dict(accuracy=wins, mean_margin=margin)


# %% tensors_called_float: tensors_returned
import torch


class Number(torch.Tensor):
    pass


Number.__name__ = "float"


def preference_metrics(chosen_rewards, rejected_rewards):
    margins = chosen_rewards - rejected_rewards
    return (margins > 0).float().mean().as_subclass(Number), margins.mean().as_subclass(Number)
