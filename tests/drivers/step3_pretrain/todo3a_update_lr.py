"""Asks TODO 3a: builds an optimizer with several parameter groups, updates its rate, and looks at what changed."""

from __future__ import annotations

import types
from typing import Any

import numpy as np
import torch

from autograder.model import plain
from autograder.model.declared import returns
from autograder.model.plain import in_words
from autograder.model.wire import Opaque

OPTIMIZERS: dict[str, Any] = {
    "SGD": torch.optim.SGD,
    "AdamW": torch.optim.AdamW,
    "RMSprop": torch.optim.RMSprop,
    "Adagrad": torch.optim.Adagrad,
}
SETTINGS: dict[str, dict[str, Any]] = {"SGD": {"momentum": 0.9}, "RMSprop": {"momentum": 0.5}}


@in_words("update_lr(optimizer, {lr}); optimizer.step()   # optimizer: {kind}, lr: {rates}")
@returns(answer={"*['lr']": "number", "parameters": "arrays[20, 20]"})
def update_lr(student: types.ModuleType, kind: str, rates: list[float], lr: float) -> dict[str, Any]:
    """The rate of every group after one update, by the group's name; and the parameters after the step that follows it,
    unless the optimizer can't take one any more.
    """
    optimizer = _optimizer(kind, rates)
    parameters = _parameters(optimizer)
    student.update_lr(optimizer, lr)
    found = _rates(optimizer)
    return found | ({"parameters": _values(parameters)} if _steps(optimizer, parameters) else {})


@in_words("for lr in {new_rates}: update_lr(optimizer, lr)   # optimizer: {kind}, lr: {rates}")
@returns(answer={"*['lr']": "number"})
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
@returns(
    answer={
        "*['lr']": "number",
        "settings*": "settings[200]",
        "defaults*": "settings[40]",
        "groups*": "arrays[20, 20]",
        "parameters*": "arrays[20, 20]",
        "gradients*": "arrays[20, 20]",
        "state*": "arrays[100, 20]",
    }
)
def update_after_a_step(
    student: types.ModuleType, kind: str, rates: list[float], lr: float
) -> dict[str, Any]:
    """The rates after one update of an optimizer that has a state; and all else, after the update and before it."""
    optimizer = _optimizer(kind, rates)
    parameters = _parameters(optimizer)
    _steps(optimizer, parameters)
    before = _all_else(optimizer, parameters)
    student.update_lr(optimizer, lr)
    earlier = {f"{name} before": value for name, value in before.items()}
    return _rates(optimizer) | _all_else(optimizer, parameters) | earlier


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


def _steps(optimizer: torch.optim.Optimizer, parameters: list[torch.Tensor]) -> bool:
    """Give every parameter a gradient and take a step; whether the optimizer still has what it needs for one."""
    for parameter in parameters:
        parameter.grad = torch.full_like(parameter, 0.5)
    try:
        optimizer.step()
    except (KeyError, TypeError, ValueError, AttributeError, RuntimeError):
        return False
    return True


def _values(parameters: list[torch.Tensor]) -> dict[str, Any]:
    return {str(i): _value(parameter) for i, parameter in enumerate(parameters)}


def _rates(optimizer: torch.optim.Optimizer) -> dict[str, Any]:
    return {
        f"param_groups[{i}]['lr']": plain.number(group["lr"])
        for i, group in enumerate(optimizer.param_groups)
    }


def _all_else(optimizer: torch.optim.Optimizer, parameters: list[torch.Tensor]) -> dict[str, Any]:
    """Everything but the rates, which the student may not change: values by the number of their group or parameter."""
    groups = optimizer.param_groups
    kept = {i: dict(optimizer.state.get(parameter, {})) for i, parameter in enumerate(parameters)}
    return {
        "settings": {
            f"{i} {key}": _setting(value)
            for i, group in enumerate(groups)
            for key, value in group.items()
            if key not in ("lr", "params")
        },
        "groups": {str(i): _numbers_of(group["params"], parameters) for i, group in enumerate(groups)},
        "state": {f"{i} {key}": _value(value) for i, state in kept.items() for key, value in state.items()},
        "defaults": {str(key): _setting(value) for key, value in optimizer.defaults.items()},
        "parameters": _values(parameters),
        "gradients": {str(i): _value(parameter.grad) for i, parameter in enumerate(parameters)},
    }


def _numbers_of(found: Any, parameters: list[torch.Tensor]) -> np.ndarray:
    """int64[n]: which of the parameters these are; -1 for any other."""
    numbers = {id(parameter): i for i, parameter in enumerate(parameters)}
    return np.array([numbers.get(id(parameter), -1) for parameter in found], dtype=np.int64)


def _setting(value: Any) -> Any:
    """A plain value as it is, a tuple of them as a list, anything else as the name of its type."""
    if isinstance(value, list | tuple):
        return [_setting(item) for item in value]
    return (
        value
        if value is None or isinstance(value, bool | int | float | str)
        else Opaque(plain.type_name(value))
    )


def _value(value: Any) -> Any:
    """A tensor as an array; a number as one of no dimension; None as None."""
    return (
        np.array(value) if isinstance(value, int | float) else None if value is None else plain.array(value)
    )
