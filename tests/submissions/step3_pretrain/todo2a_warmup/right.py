# %% cached_by_all_arguments: lru_cache over all three arguments.
from functools import lru_cache


@lru_cache(maxsize=None)
def warmup_lr(step, warmup_steps, max_lr):
    return (step + 1) * max_lr / warmup_steps


# %% callable_object: An instance of a class with __call__.
class Warmup:
    offset = 1

    def __call__(self, step, warmup_steps, max_lr):
        self.last = max_lr * (step + self.offset) / warmup_steps
        return self.last


warmup_lr = Warmup()


# %% chinese_names_and_docstring: Chinese docstring and variable names.
def warmup_lr(step, warmup_steps, max_lr):
    """线性预热：第 step 步（从 0 数起）的学习率。

    最后一个预热步正好达到 max_lr。
    """
    已完成 = step + 1
    总数 = warmup_steps
    峰值 = max_lr
    学习率 = 峰值 * 已完成 / 总数
    return 学习率


# %% decimal_arithmetic: Works in Decimal with many digits and converts at the end.
from decimal import Decimal, getcontext


def warmup_lr(step, warmup_steps, max_lr):
    getcontext().prec = 40
    lr = Decimal(max_lr) * (Decimal(step) + 1) / Decimal(warmup_steps)
    return float(lr)


# %% default_arguments: Has defaults for all arguments, which callers override.
def warmup_lr(step=0, warmup_steps=100, max_lr=1e-3):
    return max_lr * (step + 1) / warmup_steps


# %% demo_under_main: Has a demo block that runs only as a script.
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps


if __name__ == "__main__":
    for s in range(10):
        print(s, warmup_lr(s, 10, 1e-3))
    raise SystemExit(0)


# %% exact_fractions_int_when_whole: Exact rational arithmetic; whole results are returned as int, others as float.
from fractions import Fraction


def warmup_lr(step, warmup_steps, max_lr):
    lr = Fraction(max_lr) * Fraction(step + 1, warmup_steps)
    if lr.denominator == 1:
        return int(lr)
    return float(lr)


# %% fraction_first: Computes the fraction of the warmup first and scales it.
def warmup_lr(step, warmup_steps, max_lr):
    fraction = (step + 1) / warmup_steps
    return fraction * max_lr


# %% functools_partial: A functools.partial of a more general ramp.
from functools import partial


def ramp(step, warmup_steps, max_lr, first):
    """Linear ramp whose step number `0` counts as step `first`."""
    return (step + first) / warmup_steps * max_lr


warmup_lr = partial(ramp, first=1)


# %% guards_and_clamps: Guards warmup_steps = 0 and clamps the fraction, neither of which matters in the domain.
def warmup_lr(step, warmup_steps, max_lr):
    if warmup_steps <= 0:
        return max_lr
    return max_lr * min(1.0, max(0.0, (step + 1) / warmup_steps))


# %% increment_times_count: Size of one increment times the number of increments.
def warmup_lr(step, warmup_steps, max_lr):
    per_step = max_lr / warmup_steps
    done = 1 + step
    return done * per_step


# %% lambda_with_name: A lambda assigned to the name.
warmup_lr = lambda step, warmup_steps, max_lr: max_lr * ((1 + step) / warmup_steps)


# %% module_level_test_runs: Tests itself with asserts and a print while it is imported.
import math


def warmup_lr(step, warmup_steps, max_lr):
    steps_done = step + 1
    return steps_done / warmup_steps * max_lr


assert math.isclose(warmup_lr(0, 4, 1.0), 0.25)
assert warmup_lr(3, 4, 1.0) == 1.0
print("warmup:", [warmup_lr(s, 4, 1.0) for s in range(4)])


# %% numpy_float_result: Returns a numpy float64 scalar.
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    ratio = np.float64(step + 1) / np.float64(warmup_steps)
    return np.multiply(max_lr, ratio)


# %% numpy_interp: Linear interpolation between zero finished steps and all of them.
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return np.interp(step + 1, [0, warmup_steps], [0.0, max_lr])


# %% one_based_counter: Renames to a one-based counter in a nested helper.
def warmup_lr(step, warmup_steps, max_lr):
    def at(count):
        return max_lr * count / warmup_steps

    current = step
    current += 1
    return at(count=current)


# %% operator_and_reduce: Folds the factors with operator.mul.
from functools import reduce
from operator import mul


def warmup_lr(step, warmup_steps, max_lr):
    return reduce(mul, (step + 1, max_lr, 1.0 / warmup_steps))


# %% plain_formula: The plain solution.
def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return max_lr * (step + 1) / warmup_steps


# %% prints_and_warnings: Prints, logs and warns in every call; the value is right.
import logging
import warnings


def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    print("step", step, "学习率", lr)
    logging.getLogger(__name__).warning("lr=%s", lr)
    warnings.warn("warming up", UserWarning, stacklevel=2)
    return lr


# %% quotient_of_quotients: Divides max_lr by how many times the finished part fits into the warmup.
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / (warmup_steps / (step + 1))


# %% recursion_by_halving: Recursive: n increments are twice n // 2 increments, plus one if n is odd.
def increments(n, one):
    if n == 0:
        return 0.0
    return 2 * increments(n // 2, one) + (n % 2) * one


def warmup_lr(step, warmup_steps, max_lr):
    return increments(step + 1, max_lr / warmup_steps)


# %% remaining_steps_subtracted: Starts from the number of steps that are left after this one.
def warmup_lr(step, warmup_steps, max_lr):
    left = warmup_steps - step - 1
    return max_lr * (warmup_steps - left) / warmup_steps


# %% strict_type_hints: Postponed annotations, a type alias and a Final constant.
from __future__ import annotations

from typing import Final, TypeAlias

LearningRate: TypeAlias = float
FIRST: Final = 1


def warmup_lr(step: int, warmup_steps: int, max_lr: LearningRate) -> LearningRate:
    finished: int = step + FIRST
    return max_lr * finished / warmup_steps


# %% torch_lerp_item: torch.lerp in float64, then a Python float.
import torch


def warmup_lr(step, warmup_steps, max_lr):
    zero = torch.zeros((), dtype=torch.double)
    top = torch.full((), float(max_lr), dtype=torch.double)
    weight = torch.tensor((step + 1) / warmup_steps, dtype=torch.double)
    return torch.lerp(zero, top, weight).item()


# %% unused_imports: Imports much that it never needs, from the standard library, numpy and torch.
import math
import random
from typing import Any, Dict, List

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps


# %% utf_eight_byte_order_mark: Saved by an editor that puts a UTF-8 byte order mark in front.
# encoding: utf-8-sig
def warmup_lr(step, warmup_steps, max_lr):
    """预热阶段的学习率。"""
    return (max_lr * step + max_lr) / warmup_steps


# %% windows_line_ends: Saved on Windows: every line ends with CRLF.
# newlines: crlf
def warmup_lr(step, warmup_steps, max_lr):
    # 线性增加
    scale = float(step + 1) / float(warmup_steps)
    return max_lr * scale


# %% zero_dim_double_tensor: Returns a 0-d float64 tensor.
import torch


def warmup_lr(step, warmup_steps, max_lr):
    peak = torch.tensor(max_lr, dtype=torch.float64)
    return peak * (step + 1) / warmup_steps
