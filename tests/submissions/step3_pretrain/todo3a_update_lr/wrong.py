# %% average_of_old_and_new: averages_with_old_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = (group["lr"] + lr) / 2


# %% smoothed_half_way: averages_with_old_lr
def update_lr(optimizer, lr):
    alpha = 0.5
    for group in optimizer.param_groups:
        group["lr"] = alpha * lr + (1 - alpha) * group["lr"]


# %% momentum_reset: changes_momentum_too
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
        if "momentum" in group:
            group["momentum"] = 0.5
        if "betas" in group:
            group["betas"] = (0.5, 0.5)


# %% momentum_reset_by_helper: changes_momentum_too
def _reset(group):
    defaults = {"momentum": 0.5, "betas": (0.5, 0.5)}
    for key, value in defaults.items():
        if key in group:
            group[key] = value


def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        _reset(group)
        group["lr"] = lr


# %% weight_decay_reset_by_update: changes_weight_decay_too
def update_lr(optimizer, lr):
    settings = dict(lr=lr, weight_decay=0.0)
    for g in optimizer.param_groups:
        g.update(settings)


# %% weight_decay_switched_off: changes_weight_decay_too
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
        group["weight_decay"] = 0.0


# %% clamped_by_conditions: clamps_lr
MIN_LR = 1e-5
MAX_LR = 1e-3


def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if lr > MAX_LR:
            group["lr"] = MAX_LR
        elif lr < MIN_LR:
            group["lr"] = MIN_LR
        else:
            group["lr"] = lr


# %% clamped_to_usual_range: clamps_lr
# variants: 1e-3 | 6e-4 | 3e-3 | 1e-2 | 0.1 | 1.0
def update_lr(optimizer, lr):
    lr = min(max(lr, 1e-5), 1e-3)
    for group in optimizer.param_groups:
        group["lr"] = lr


# %% state_cleared: clears_state
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
    optimizer.state.clear()


# %% state_replaced: clears_state
from collections import defaultdict


def update_lr(optimizer, lr):
    optimizer.state = defaultdict(dict)
    for group in optimizer.param_groups:
        group["lr"] = lr


# %% groups_cleared_and_filled: drops_other_settings
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        params = group["params"]
        group.clear()
        group["params"] = params
        group["lr"] = lr


# %% groups_rebuilt_bare: drops_other_settings
def update_lr(optimizer, lr):
    optimizer.param_groups = [{"params": g["params"], "lr": lr} for g in optimizer.param_groups]


# %% argument_shadowed: hard_coded_lr
def update_lr(optimizer, lr):
    lr = 0.0003
    for group in optimizer.param_groups:
        group.update(lr=lr)


# %% constant_rate: hard_coded_lr
# variants: 3e-4 | 1e-3 | 1e-4 | 5e-4 | 6e-4 | 1e-2 | 0.1
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = 3e-4


# %% zero_is_false: ignores_zero_lr
def update_lr(optimizer, lr):
    if lr:
        for group in optimizer.param_groups:
            group["lr"] = lr


# %% zero_or_old: ignores_zero_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr or group["lr"]


# %% ratio_to_first_group: keeps_group_ratio
def update_lr(optimizer, lr):
    first = optimizer.param_groups[0]["lr"]
    for group in optimizer.param_groups:
        group["lr"] = group["lr"] / first * lr if first else lr


# %% scaled_together: keeps_group_ratio
def update_lr(optimizer, lr):
    base = optimizer.param_groups[0]["lr"]
    scale = lr / base if base != 0 else None
    for group in optimizer.param_groups:
        group["lr"] = lr if scale is None else group["lr"] * scale


# %% added_as_change: lr_added
def update_lr(optimizer, lr):
    delta = lr
    for i, group in enumerate(optimizer.param_groups):
        optimizer.param_groups[i]["lr"] = group["lr"] + delta


# %% added_in_place: lr_added
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] += lr


# %% text_by_format: lr_as_text
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = f"{lr}"


# %% text_by_str: lr_as_text
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = str(lr)


# %% tenth_by_running_product: lr_falls_with_group_index
def update_lr(optimizer, lr):
    current = lr
    for group in optimizer.param_groups:
        group["lr"] = current
        current = current * 0.1


# %% tenth_for_each_later_group: lr_falls_with_group_index
def update_lr(optimizer, lr):
    for i, group in enumerate(optimizer.param_groups):
        group["lr"] = lr * 0.1 ** i


# %% list_of_rates: lr_in_a_list
def update_lr(optimizer, lr):
    lrs = []
    lrs.append(lr)
    for group in optimizer.param_groups:
        group["lr"] = lrs


# %% wrapped_in_list: lr_in_a_list
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = [lr]


# %% multiplied_as_factor: lr_multiplied
def update_lr(optimizer, lr):
    factor = lr
    for group in optimizer.param_groups:
        base_lr = group["lr"]
        group["lr"] = base_lr * factor


# %% multiplied_in_place: lr_multiplied
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] *= lr


# %% negative_for_descent: lr_negated
def update_lr(optimizer, lr):
    # 梯度下降要往负方向走
    step_size = lr * -1.0
    for group in optimizer.param_groups:
        group.update({"lr": step_size})


# %% negative_rate: lr_negated
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = -lr


# %% subtracted_as_decay: lr_subtracted
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        old = group['lr']
        group.update(lr=old - lr)


# %% subtracted_in_place: lr_subtracted
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] -= lr


# %% copies_of_groups: lr_unchanged
def update_lr(optimizer, lr):
    groups = [dict(g) for g in optimizer.param_groups]
    for g in groups:
        g["lr"] = lr


# %% local_new_optimizer: lr_unchanged
import torch


def update_lr(optimizer, lr):
    params = [p for g in optimizer.param_groups for p in g["params"]]
    optimizer = torch.optim.SGD(params, lr=lr)
    return optimizer


# %% loop_variable_rebound: lr_unchanged
def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        current = param_group["lr"]
        current = lr


# %% optimizer_attribute: lr_unchanged
def update_lr(optimizer, lr):
    optimizer.lr = lr


# %% optimizer_setattr: lr_unchanged
def update_lr(optimizer, lr):
    """设置学习率"""
    setattr(optimizer, "lr", float(lr))
    return optimizer


# %% returns_optimizer_only: lr_unchanged
def update_lr(optimizer, lr):
    # lr 由调度器算好了
    return optimizer


# %% setdefault_keeps_old: lr_unchanged
def update_lr(optimizer, lr):
    for g in optimizer.param_groups:
        g.setdefault("lr", lr)


# %% state_dict_not_loaded: lr_unchanged
def update_lr(optimizer, lr):
    state = optimizer.state_dict()
    for g in state["param_groups"]:
        g["lr"] = lr
    return state


# %% lambda_scheduler: lr_used_as_scheduler_factor
from torch.optim.lr_scheduler import LambdaLR


def update_lr(optimizer, lr):
    scheduler = LambdaLR(optimizer, lr_lambda=lambda step: lr)
    return scheduler.get_last_lr()[0]


# %% lambda_scheduler_for_each_group: lr_used_as_scheduler_factor
import torch


def update_lr(optimizer, lr):
    def constant(_epoch):
        return lr

    torch.optim.lr_scheduler.LambdaLR(optimizer, [constant] * len(optimizer.param_groups))


# %% learning_rate_by_update: misspelled_key
def update_lr(optimizer, lr):
    [g.update({"learning_rate": lr}) for g in optimizer.param_groups]


# %% learning_rate_key: misspelled_key
def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        param_group['learning_rate'] = lr


# %% break_after_first_group: only_first_group
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
        break


# %% first_group_by_index: only_first_group
def update_lr(optimizer, lr):
    optimizer.param_groups[0]["lr"] = lr


# %% return_inside_loop: only_first_group
import torch


def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        param_group['lr'] = lr
        return param_group['lr']


# %% assignment_after_loop: only_last_group
def update_lr(optimizer, lr):
    for param_group in optimizer.param_groups:
        pass
    param_group["lr"] = lr


# %% last_group_by_index: only_last_group
def update_lr(optimizer, lr):
    group = optimizer.param_groups[-1]
    group.update(lr=lr)


# %% if_smaller: only_lowers
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if lr < group["lr"]:
            group["lr"] = lr


# %% minimum_of_old_and_new: only_lowers
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = min(group["lr"], lr)


# %% if_larger: only_raises
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if group["lr"] >= lr:
            continue
        group["lr"] = lr


# %% maximum_of_old_and_new: only_raises
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = max(group["lr"], lr)


# %% all_floats_overwritten: overwrites_other_numbers
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        for key, value in group.items():
            if isinstance(value, float):
                group[key] = lr


# %% all_floats_overwritten_by_update: overwrites_other_numbers
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group.update({k: lr for k in group if type(group[k]) is float})


# %% fresh_optimizer_copied_in: reinitialises_optimizer
import itertools


def update_lr(optimizer, lr):
    params = itertools.chain.from_iterable(g["params"] for g in optimizer.param_groups)
    fresh = type(optimizer)(list(params), lr=lr)
    optimizer.__dict__.update(fresh.__dict__)


# %% init_called_again: reinitialises_optimizer
def update_lr(optimizer, lr):
    params = [p for g in optimizer.param_groups for p in g["params"]]
    optimizer.__init__(params, lr=lr)


# %% rounded_by_format: rounds_lr
def update_lr(optimizer, lr):
    lr = float("%.4f" % lr)
    for g in optimizer.param_groups:
        g["lr"] = lr


# %% rounded_to_four_places: rounds_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = round(lr, 4)


# %% defaults_item: sets_defaults
def update_lr(optimizer, lr):
    optimizer.defaults["lr"] = lr


# %% defaults_update: sets_defaults
def update_lr(optimizer, lr):
    defaults = optimizer.defaults
    defaults.update({"lr": lr})
    return defaults["lr"]


# %% initial_lr_by_update: sets_initial_lr
import torch


def update_lr(optimizer: torch.optim.Optimizer, lr: float) -> None:
    for i in range(len(optimizer.param_groups)):
        optimizer.param_groups[i].update(initial_lr=lr)


# %% initial_lr_key: sets_initial_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["initial_lr"] = lr


# %% decayed_groups_selected: skips_no_decay_group
def update_lr(optimizer, lr):
    decayed = [g for g in optimizer.param_groups if g["weight_decay"]]
    for g in decayed:
        g["lr"] = lr


# %% no_decay_group_skipped: skips_no_decay_group
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if group.get("weight_decay", 0) > 0:
            group["lr"] = lr


# %% divided_by_groups: splits_lr_between_groups
def update_lr(optimizer, lr):
    n = len(optimizer.param_groups)
    for group in optimizer.param_groups:
        group["lr"] = lr / n


# %% shared_among_groups: splits_lr_between_groups
def update_lr(optimizer, lr):
    share = lr * (1.0 / len(optimizer.param_groups))
    [g.update(lr=share) for g in optimizer.param_groups]


# %% step_after_setting: steps_too
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr
    optimizer.step()


# %% step_in_helper: steps_too
def _set(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr


def update_lr(optimizer, lr):
    """更新学习率,然后更新参数"""
    _set(optimizer, lr)
    optimizer.step()
    return lr


# %% difference_above_a_threshold: skips_small_changes
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if abs(group["lr"] - lr) > 1e-4:
            group["lr"] = lr


# %% close_rates_passed_over: skips_small_changes
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if abs(lr - group["lr"]) <= 1e-4:
            continue
        group["lr"] = lr


# %% tiny_difference_above_a_threshold: skips_small_changes
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if abs(group["lr"] - lr) > 1e-9:
            group["lr"] = lr


# %% tiny_change_returns_early: skips_small_changes
def update_lr(optimizer, lr):
    old = optimizer.param_groups[0]["lr"]
    if abs(old - lr) < 1e-9 and all(abs(g["lr"] - lr) < 1e-9 for g in optimizer.param_groups):
        return
    for group in optimizer.param_groups:
        if abs(group["lr"] - lr) >= 1e-9:
            group["lr"] = lr


# %% isclose_of_torch: skips_small_changes
import math


def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if not math.isclose(group["lr"], lr, rel_tol=1e-3):
            group["lr"] = lr


# %% relative_change_too_small: skips_small_changes
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        old = group["lr"]
        if abs(old - lr) > 1e-3 * max(abs(old), abs(lr)):
            group["lr"] = lr


# %% guarded_by_max: clamps_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = max(lr, 1e-8)


# %% lifted_to_the_smallest: clamps_lr
def update_lr(optimizer, lr):
    if lr < 1e-8:
        lr = 1e-8
    for group in optimizer.param_groups:
        group["lr"] = lr


# %% guarded_by_a_millionth: clamps_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = max(1e-6, lr)


# %% at_least_a_millionth: clamps_lr
def update_lr(optimizer, lr):
    rate = lr if lr > 1e-6 else 1e-6
    for g in optimizer.param_groups:
        g.update(lr=rate)


# %% at_most_one: clamps_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = min(lr, 1.0)


# %% cut_above_one: clamps_lr
def update_lr(optimizer, lr):
    rate = 1.0 if lr > 1.0 else lr
    for group in optimizer.param_groups:
        group["lr"] = rate


# %% initial_rate_times_factor: lr_used_as_scheduler_factor
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group.setdefault("initial_lr", group["lr"])
        group["lr"] = group["initial_lr"] * lr


# %% initial_rate_kept_then_scaled: lr_used_as_scheduler_factor
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        if "initial_lr" not in group:
            group["initial_lr"] = group["lr"]
        group["lr"] = lr * group["initial_lr"]


# %% ratio_to_the_default: rate_scaled_by_lr_scale
def update_lr(optimizer, lr):
    base = optimizer.defaults["lr"]
    for group in optimizer.param_groups:
        group["lr"] = lr * group["lr"] / base


# %% scale_kept_in_the_group: rate_scaled_by_lr_scale
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        scale = group["lr"] / optimizer.defaults["lr"]
        group["lr"] = lr * scale


# %% defaults_replaced: sets_defaults
def update_lr(optimizer, lr):
    optimizer.defaults = {**optimizer.defaults, "lr": lr}


# %% defaults_merged: sets_defaults
def update_lr(optimizer, lr):
    optimizer.defaults = dict(optimizer.defaults, lr=lr)


# %% rounded_to_five_places: rounds_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = round(lr, 5)


# %% five_places_by_format: rounds_lr
def update_lr(optimizer, lr):
    rate = float(f"{lr:.5f}")
    for group in optimizer.param_groups:
        group["lr"] = rate


# %% rounded_to_six_places: rounds_lr
def update_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = round(lr, 6)


# %% six_places_by_format: rounds_lr
def update_lr(optimizer, lr):
    rate = float("%.6f" % lr)
    for group in optimizer.param_groups:
        group["lr"] = rate
