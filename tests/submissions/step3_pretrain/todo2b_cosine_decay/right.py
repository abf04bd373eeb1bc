# %% cached_by_all_arguments: A dictionary cache keyed by all five arguments.
import math

_cache = {}


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    key = (step, warmup_steps, total_steps, max_lr, min_lr)
    if key not in _cache:
        p = (step - warmup_steps) / (total_steps - warmup_steps)
        _cache[key] = min_lr + (max_lr - min_lr) * (0.5 + 0.5 * math.cos(math.pi * p))
    return _cache[key]


# %% callable_object: An instance of a class with __call__ and a static helper.
import math


class CosineDecay:
    @staticmethod
    def factor(progress):
        return (1 + math.cos(math.pi * progress)) / 2

    def __call__(self, step, warmup_steps, total_steps, max_lr, min_lr):
        done, length = step - warmup_steps, total_steps - warmup_steps
        return min_lr + self.factor(done / length) * (max_lr - min_lr)


cosine_decay_lr = CosineDecay()


# %% chinese_names_and_docstring: Chinese docstring and variable names, and π as a name.
from math import cos, pi as π


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    """余弦衰减：从 max_lr 平滑地降到 min_lr。

    进度从 0（预热结束）走到 1（训练结束）。
    """
    进度 = (step - warmup_steps) / (total_steps - warmup_steps)
    余弦 = cos(π * 进度)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + 余弦)


# %% complex_exponential: Real part of a complex exponential.
import cmath


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    turn = cmath.exp(1j * cmath.pi * (step - warmup_steps) / (total_steps - warmup_steps))
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + turn.real)


# %% degrees_converted: Thinks in degrees and converts them properly to radians.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    degrees = 180 * (step - warmup_steps) / (total_steps - warmup_steps)
    cosine = math.cos(math.radians(degrees))
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + cosine)


# %% demo_under_main: Has a demo block that runs only as a script.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    span = total_steps - warmup_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * (step - warmup_steps) / span))


if __name__ == "__main__":
    for s in range(10, 101, 10):
        print(s, cosine_decay_lr(s, 10, 100, 1e-3, 1e-4))
    raise SystemExit(0)


# %% exact_fraction_progress: Progress is a Fraction; the ends are returned as they were passed in, ints included.
import math
from fractions import Fraction


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = Fraction(step - warmup_steps, total_steps - warmup_steps)
    if progress == 0:
        return max_lr
    if progress == 1:
        return min_lr
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% functools_partial: A functools.partial of a decay that takes the shape as an argument.
import math
from functools import partial


def half_cosine(p):
    return 0.5 + 0.5 * math.cos(math.pi * p)


def decay(step, warmup_steps, total_steps, max_lr, min_lr, shape):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * shape(p)


cosine_decay_lr = partial(decay, shape=half_cosine)


# %% half_angle_squared_cosine: Uses the identity (1 + cos a) / 2 = cos(a / 2) squared.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    quarter = math.pi / 2 * (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.cos(quarter) ** 2


# %% lambda_with_name: A lambda assigned to the name.
from math import cos, pi

cosine_decay_lr = lambda step, warmup_steps, total_steps, max_lr, min_lr: (
    min_lr + 0.5 * (max_lr - min_lr) * (1 + cos(pi * (step - warmup_steps) / (total_steps - warmup_steps)))
)


# %% lookup_table_kept_per_settings: Looks the step up in a numpy table that is cached by all settings.
from functools import lru_cache

import numpy as np


@lru_cache(maxsize=8)
def table(length, max_lr, min_lr):
    """Rates of all length + 1 steps of the decay."""
    p = np.arange(length + 1, dtype=np.float64) / length
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + np.cos(np.pi * p))


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return table(total_steps - warmup_steps, max_lr, min_lr)[step - warmup_steps]


# %% midpoint_and_amplitude: Mean of the two rates plus an amplitude times the cosine.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    mean = (max_lr + min_lr) / 2
    amplitude = (max_lr - min_lr) / 2
    angle = math.pi * (step - warmup_steps) / (total_steps - warmup_steps)
    return mean + amplitude * math.cos(angle)


# %% module_level_test_runs: Tests itself with asserts and a print while it is imported.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(p * math.pi))


assert cosine_decay_lr(2, 2, 6, 1.0, 0.0) == 1.0
assert math.isclose(cosine_decay_lr(4, 2, 6, 1.0, 0.5), 0.75)
assert abs(cosine_decay_lr(6, 2, 6, 1.0, 0.25) - 0.25) < 1e-12
print("cosine:", [round(cosine_decay_lr(s, 2, 6, 1.0, 0.0), 3) for s in range(2, 7)])


# %% nanogpt_coefficient: A coefficient from 1 down to 0 scales the range, with an assertion on progress.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    decay_ratio = (step - warmup_steps) / (total_steps - warmup_steps)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio))
    return min_lr + coeff * (max_lr - min_lr)


# %% numpy_float_result: np.cos on a numpy scalar; returns np.float64.
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = np.float64(step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (np.cos(np.pi * p) + 1) / 2


# %% pi_from_arc_cosine: Gets pi from acos(-1) and clamps progress, which changes nothing in the domain.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    pi = math.acos(-1.0)
    progress = (step - warmup_steps) / max(1, total_steps - warmup_steps)
    progress = min(max(progress, 0.0), 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1.0 + math.cos(pi * progress))


# %% plain_formula: The plain solution.
import math


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% prints_and_warnings: Prints, logs and warns in every call; the value is right.
import logging
import math
import warnings


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))
    print("进度", p, "学习率", lr)
    logging.getLogger("lr").error("lr=%g", lr)
    warnings.warn("decaying", RuntimeWarning, stacklevel=2)
    return lr


# %% recursion_clamps_the_step: Calls itself with a clamped step outside the decay.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step > total_steps:
        return cosine_decay_lr(total_steps, warmup_steps, total_steps, max_lr, min_lr)
    if step < warmup_steps:
        return cosine_decay_lr(warmup_steps, warmup_steps, total_steps, max_lr, min_lr)
    x = (step - warmup_steps) * math.pi / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(x)) * 0.5


# %% remaining_steps_one_minus_cosine: Counts the steps that are left and uses one minus the cosine.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    left = total_steps - step
    length = total_steps - warmup_steps
    rise = 1 - math.cos(math.pi * left / length)
    return min_lr + rise * (max_lr - min_lr) / 2


# %% sine_with_shifted_phase: Writes the cosine as a sine moved by a quarter turn.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    wave = math.sin(math.pi * (0.5 - p))
    return min_lr + (max_lr - min_lr) * (1 + wave) / 2


# %% squared_sine_from_the_top: Starts at max_lr and subtracts the range times a squared sine.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    a = math.pi * (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr - (max_lr - min_lr) * math.sin(a / 2) ** 2


# %% strict_type_hints: Postponed annotations, a Final constant and a frozen dataclass for the span.
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

HALF: Final[float] = 0.5


@dataclass(frozen=True)
class Span:
    start: int
    stop: int

    def progress(self, at: int) -> float:
        return (at - self.start) / (self.stop - self.start)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    p: float = Span(warmup_steps, total_steps).progress(step)
    return min_lr + HALF * (max_lr - min_lr) * (1.0 + math.cos(math.pi * p))


# %% torch_lerp_item: torch.lerp between the two rates with a float64 weight; returns a Python float.
import math

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor((step - warmup_steps) / (total_steps - warmup_steps), dtype=torch.double)
    weight = (1 + (p * math.pi).cos()) / 2
    low = torch.tensor(min_lr, dtype=torch.double)
    high = torch.tensor(max_lr, dtype=torch.double)
    return torch.lerp(low, high, weight).item()


# %% unused_imports: Imports much that it never needs, from the standard library, numpy and torch.
import math
import random
import sys
from typing import Optional

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim.lr_scheduler import CosineAnnealingLR


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% utf_eight_byte_order_mark: Saved by an editor that puts a UTF-8 byte order mark in front.
# encoding: utf-8-sig
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    """衰减阶段的学习率。"""
    a, b = step - warmup_steps, total_steps - warmup_steps
    return min_lr + (max_lr - min_lr) / 2 * (math.cos(a * math.pi / b) + 1)


# %% weighted_average: Weighted average of max_lr and min_lr.
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    w = (1 + math.cos(p * math.pi)) / 2
    return w * max_lr + (1 - w) * min_lr


# %% windows_line_ends: Saved on Windows: every line ends with CRLF.
# newlines: crlf
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    # 余弦衰减
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    c = 1 + math.cos(math.pi * p)
    return min_lr + c * (max_lr - min_lr) / 2


# %% zero_dim_double_tensor: torch.cos in float64; returns a 0-d tensor.
import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor(step - warmup_steps, dtype=torch.float64) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + torch.cos(torch.pi * p))
