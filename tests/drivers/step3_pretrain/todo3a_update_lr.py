"""Asks TODO 3a: builds an optimizer with several parameter groups, updates its rate, and looks at what changed."""

from __future__ import annotations

import types
from typing import Any

import torch

from autograder.model import plain
from autograder.model.plain import in_words

OPTIMIZERS: dict[str, Any] = {
    "SGD": torch.optim.SGD,
    "AdamW": torch.optim.AdamW,
    "RMSprop": torch.optim.RMSprop,
    "Adagrad": torch.optim.Adagrad,
}
SETTINGS: dict[str, dict[str, Any]] = {"SGD": {"momentum": 0.9}, "RMSprop": {"momentum": 0.5}}


@in_words("update_lr(optimizer, {lr})   # optimizer: {kind}, lr: {rates}")
def update_lr(student: types.ModuleType, kind: str, rates: list[float], lr: float) -> dict[str, Any]:
    """The rate of every group after one update, by the group's name."""
    optimizer = _optimizer(kind, rates)
    student.update_lr(optimizer, lr)
    return _rates(optimizer)


@in_words("for lr in {new_rates}: update_lr(optimizer, lr)   # optimizer: {kind}, lr: {rates}")
def updates(
    student: types.ModuleType, kind: str, rates: list[float], new_rates: list[float]
) -> dict[str, Any]:
    """The rate of every group after each of several updates of the same optimizer, by update and group."""
    optimizer = _optimizer(kind, rates)
    seen: dict[str, Any] = {}
    for lr in new_rates:
        student.update_lr(optimizer, lr)
        seen |= {f"lr = {lr}: {name}": value for name, value in _rates(optimizer).items()}
    return seen


@in_words("optimizer.step(); update_lr(optimizer, {lr})   # optimizer: {kind}, lr: {rates}")
def update_after_a_step(
    student: types.ModuleType, kind: str, rates: list[float], lr: float
) -> dict[str, Any]:
    """The rates after one update of an optimizer that has a state, and whether all else stayed as it was."""
    optimizer = _optimizer(kind, rates)
    parameters = _parameters(optimizer)
    for parameter in parameters:
        parameter.grad = torch.full_like(parameter, 0.5)
    optimizer.step()
    before = _all_else(optimizer, parameters)
    student.update_lr(optimizer, lr)
    after = _all_else(optimizer, parameters)
    same = {name: _same(before[name], after[name]) for name in before}
    return _rates(optimizer) | same | {"changed": _changed(before["settings"], after["settings"])}


def warm() -> None:
    """Create and use every kind of optimizer once."""
    for kind in OPTIMIZERS:
        optimizer = _optimizer(kind, [0.1, 0.2])
        for parameter in _parameters(optimizer):
            parameter.grad = torch.ones_like(parameter)
        optimizer.step()


def _optimizer(kind: str, rates: list[float]) -> torch.optim.Optimizer:
    groups = [
        {"params": [torch.nn.Parameter(torch.tensor([1.0 + i, -2.0]))], "lr": rate, "weight_decay": 0.01 * i}
        for i, rate in enumerate(rates)
    ]
    return OPTIMIZERS[kind](groups, lr=0.125, **SETTINGS.get(kind, {}))


def _parameters(optimizer: torch.optim.Optimizer) -> list[torch.Tensor]:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]


def _rates(optimizer: torch.optim.Optimizer) -> dict[str, Any]:
    return {
        f"param_groups[{i}]['lr']": plain.number(group["lr"])
        for i, group in enumerate(optimizer.param_groups)
    }


def _all_else(optimizer: torch.optim.Optimizer, parameters: list[torch.Tensor]) -> dict[str, Any]:
    """A copy of everything but the rates: what the student may not change."""
    return {
        "settings": [
            {key: value for key, value in group.items() if key not in ("lr", "params")}
            for group in optimizer.param_groups
        ],
        "groups": [[id(parameter) for parameter in group["params"]] for group in optimizer.param_groups],
        "state": [_copy(dict(optimizer.state.get(parameter, {}))) for parameter in parameters],
        "defaults": dict(optimizer.defaults),
        "parameters": _copy(parameters),
        "gradients": _copy([parameter.grad for parameter in parameters]),
    }


def _changed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[str]:
    """Which settings of any group have another value or are gone, and whether there are new ones."""
    found: set[str] = set()
    for old, new in zip(before, after, strict=False):
        found |= {key if key in new else f"{key} is gone" for key in old if not _same(old[key], new.get(key))}
        found |= {"initial_lr" if key == "initial_lr" else "another key" for key in new if key not in old}
    return sorted(found)


def _copy(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list | tuple) else value


def _same(one: Any, other: Any) -> bool:
    """Whether two copies hold the same keys, numbers and tensors."""
    if isinstance(one, torch.Tensor) or isinstance(other, torch.Tensor):
        both = isinstance(one, torch.Tensor) and isinstance(other, torch.Tensor)
        return both and one.shape == other.shape and torch.equal(one, other)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
