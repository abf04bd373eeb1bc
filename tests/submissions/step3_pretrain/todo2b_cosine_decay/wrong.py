# %% abs_around_the_cosine: absolute_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + abs(math.cos(math.pi * progress)))


# %% mirrored_after_the_middle: absolute_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * min(progress, 1 - progress))) / 2


# %% cosine_as_factor: bare_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.cos(math.pi * progress)


# %% range_times_cosine: bare_cosine
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    span = max_lr - min_lr
    return span * np.cos(progress * np.pi) + min_lr


# %% cache_keyed_by_step: cache_ignores_other_arguments
import math

cache = {}


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step not in cache:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        cache[step] = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return cache[step]


# %% setdefault_by_step: cache_ignores_other_arguments
import math

_known = {}


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return _known.setdefault(step, min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2)


# %% own_pi_constant: coarse_pi
import math

PI = 3.14


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(PI * progress)) / 2


# %% pi_typed_by_hand: coarse_pi
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(3.14 * progress))


# %% always_the_peak: constant_max_lr
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max_lr


# %% maximum_of_everything: constant_max_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return max(max_lr, lr)


# %% progress_clamped_to_zero: constant_max_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * min(0.0, progress)))


# %% always_the_floor: constant_min_lr
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return min_lr


# %% minimum_of_everything: constant_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return min(min_lr, lr)


# %% progress_clamped_upwards: constant_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * max(1.0, progress)))


# %% last_fifth_decays: constant_then_linear
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    decay = max(0.0, progress - 0.8) * 5
    return max_lr - decay * (max_lr - min_lr)


# %% stable_for_eighty_percent: constant_then_linear
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if progress < 0.8:
        return max_lr
    return max_lr + (min_lr - max_lr) * (progress - 0.8) / (1 - 0.8)


# %% cosine_then_multiplied: cosine_of_pi_only
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    cosine = np.cos(np.pi)
    factor = 0.5 * (1 + progress * cosine)
    return min_lr + factor * (max_lr - min_lr)


# %% progress_outside_the_cosine: cosine_of_pi_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi) * progress)


# %% global_call_counter: counts_calls_instead_of_step
import math

calls = 0


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    global calls
    progress = calls / (total_steps - warmup_steps)
    calls += 1
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% itertools_counter: counts_calls_instead_of_step
import itertools
import math

_counter = itertools.count()


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    done = next(_counter)
    p = done / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% minus_one_above_and_below: decay_starts_one_step_late
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    done = step - warmup_steps - 1
    length = total_steps - warmup_steps - 1
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * done / length)) / 2


# %% start_is_warmup_plus_one: decay_starts_one_step_late
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    start = warmup_steps + 1
    p = (step - start) / (total_steps - start)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% previous_rate_in_a_global: decays_from_previous_result
import math

lr = None


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    global lr
    if lr is None:
        lr = max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (lr - min_lr) * (1 + math.cos(math.pi * progress))
    return lr


# %% previous_rate_in_an_attribute: decays_from_previous_result
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    start = getattr(cosine_decay_lr, "previous", max_lr)
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    cosine_decay_lr.previous = min_lr + (start - min_lr) * (1 + math.cos(math.pi * p)) / 2
    return cosine_decay_lr.previous


# %% one_hundred_eighty_times_progress: degrees_in_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(180 * progress))


# %% radians_turned_into_degrees: degrees_in_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.degrees(math.pi * progress))) / 2


# %% subtracts_warmup_after_dividing: denominator_without_parentheses
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / total_steps - warmup_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% warmup_subtracted_twice: denominator_without_parentheses
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / total_steps
    progress -= warmup_steps
    return min_lr + (max_lr - min_lr) * (1 + np.cos(np.pi * progress)) / 2


# %% halved_in_two_places: doubled_half
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * (1 + math.cos(math.pi * progress))
    return min_lr + 0.5 * (max_lr - min_lr) * coeff


# %% one_quarter: doubled_half
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.25 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% geometric_interpolation: exponential_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr * (min_lr / max_lr) ** progress


# %% product_of_powers: exponential_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr ** (1 - progress) * min_lr ** progress


# %% exponential_of_minus_five: exponential_decay_with_fixed_rate
# variants: 5 | 1 | 2 | 3 | 4 | 6 | 10
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.exp(-5 * progress)


# %% natural_exponential_curve: exponential_decay_with_fixed_rate
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = float(step - warmup_steps) / float(total_steps - warmup_steps)
    decay = np.exp(-5.0 * p)
    return decay * max_lr + (1 - decay) * min_lr


# %% closure_built_once: first_settings_kept
import math

_decay = None


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    global _decay
    if _decay is None:
        def _decay(s):
            p = (s - warmup_steps) / (total_steps - warmup_steps)
            return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
    return _decay(step)


# %% settings_stored_once: first_settings_kept
import math

_settings = []


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if not _settings:
        _settings.extend([warmup_steps, total_steps, max_lr, min_lr])
    w, t, high, low = _settings
    progress = (step - w) / (t - w)
    return low + 0.5 * (high - low) * (1 + math.cos(math.pi * progress))


# %% default_torch_dtype: float_thirty_two_precision
import math

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return torch.tensor(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))


# %% numpy_float_thirty_two: float_thirty_two_precision
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return np.float32(min_lr + 0.5 * (max_lr - min_lr) * (1 + np.cos(np.pi * progress)))


# %% torch_cosine_of_default_dtype: float_thirty_two_precision
import math

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = torch.tensor((step - warmup_steps) / (total_steps - warmup_steps))
    return (min_lr + 0.5 * (max_lr - min_lr) * (1 + torch.cos(math.pi * progress))).item()


# %% torch_cosine_then_scaled: float_thirty_two_precision
import math

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor((step - warmup_steps) / (total_steps - warmup_steps), dtype=torch.float32)
    coeff = 1 + torch.cos(math.pi * p)
    return float(0.5 * (max_lr - min_lr) * coeff + min_lr)


# %% squared_cosine_of_pi: full_period_two_pi
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.cos(math.pi * progress) ** 2


# %% tau_instead_of_pi: full_period_two_pi
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.tau * progress)) / 2


# %% two_pi: full_period_two_pi
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(2 * math.pi * progress))


# %% divides_the_sum_by_two: half_applied_to_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) + min_lr
    return lr / 2


# %% half_around_everything: half_applied_to_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * (min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))


# %% cosine_halved_before_adding: half_covers_the_cosine_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    c = math.cos(math.pi * progress) / 2
    return min_lr + (1 + c) * (max_lr - min_lr)


# %% one_plus_half_cosine: half_covers_the_cosine_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + 0.5 * math.cos(math.pi * progress))


# %% half_plus_cosine: half_covers_the_one_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (0.5 + math.cos(math.pi * progress))


# %% precedence_of_the_half: half_covers_the_one_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * 1 + math.cos(math.pi * progress)
    return min_lr + coeff * (max_lr - min_lr)


# %% ninety_degrees: half_of_pi_inside
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    angle = math.radians(90) * (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(angle)) / 2


# %% pi_over_two: half_of_pi_inside
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi / 2 * progress))


# %% max_lr_overwritten: hard_coded_max_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    max_lr = 0.001
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% peak_is_one_thousandth: hard_coded_max_lr
# variants: 1e-3 | 1e-4 | 2e-4 | 3e-4 | 5e-4 | 6e-4 | 2e-3 | 3e-3 | 5e-3 | 1e-2 | 0.1 | 1.0
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (1e-3 - min_lr) * (1 + math.cos(math.pi * progress))


# %% floor_is_one_hundred_thousandth: hard_coded_min_lr
# variants: 1e-5 | 1e-3 | 1e-4 | 1e-6 | 1e-7 | 3e-5 | 5e-5 | 6e-5
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 1e-5 + 0.5 * (max_lr - 1e-5) * (1 + math.cos(math.pi * progress))


# %% min_lr_overwritten: hard_coded_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    min_lr = 0.00001
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2


# %% always_one_thousand_total_steps: hard_coded_total_steps
# variants: 1000 | 100 | 200 | 300 | 500 | 2000 | 5000 | 10000 | 100000 | 600000
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (1000 - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% global_total_steps: hard_coded_total_steps
import math

TOTAL_STEPS = 1_000


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (TOTAL_STEPS - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% always_one_hundred_warmup_steps: hard_coded_warmup_steps
# variants: 100 | 10 | 20 | 50 | 200 | 500 | 1000 | 2000
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - 100) / (total_steps - 100)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% global_warmup_steps: hard_coded_warmup_steps
import math

WARMUP_STEPS = 100


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - WARMUP_STEPS) / (total_steps - WARMUP_STEPS)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% decays_to_zero: ignores_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * max_lr * (1 + math.cos(math.pi * progress))


# %% multiplier_of_the_peak: ignores_min_lr
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    multiplier = max(0.0, 0.5 * (1.0 + math.cos(math.pi * progress)))
    return max_lr * multiplier


# %% floor_division: integer_division
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) // (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% int_of_progress: integer_division
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * int(progress))) / 2


# %% step_to_minus_one_half: inverse_square_root_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    w = warmup_steps if warmup_steps > 0 else 1
    s = step if step > 0 else 1
    lr = max_lr * (w / s) ** 0.5
    if lr < min_lr:
        lr = min_lr
    return lr


# %% warmup_over_step_root: inverse_square_root_decay
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max(min_lr, max_lr * math.sqrt(max(1, warmup_steps) / max(1, step)))


# %% modulo_of_the_decay_length: last_step_restarts
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    length = total_steps - warmup_steps
    progress = ((step - warmup_steps) % length) / length
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% progress_modulo_one: last_step_restarts
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * (progress % 1))) / 2


# %% cosine_only_until_halfway: linear_after_the_middle
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if progress > 0.5:
        return max_lr - (max_lr - min_lr) * progress
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2


# %% straight_second_half: linear_after_the_middle
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if progress <= 0.5:
        shape = 0.5 * (1 + math.cos(math.pi * progress))
    else:
        shape = 1 - progress
    return min_lr + shape * (max_lr - min_lr)


# %% numpy_interp_between_rates: linear_decay
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return float(np.interp(step, [warmup_steps, total_steps], [max_lr, min_lr]))


# %% one_minus_progress_as_factor: linear_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 - progress)


# %% straight_line_down: linear_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr - (max_lr - min_lr) * progress


# %% floor_added_again_at_the_end: min_lr_added_twice
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return lr + min_lr


# %% floor_twice: min_lr_added_twice
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% if_below_floor: min_lr_as_clamp
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = max_lr * 0.5 * (1.0 + math.cos(math.pi * progress))
    if lr < min_lr:
        return min_lr
    return lr


# %% max_of_floor_and_decay: min_lr_as_clamp
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max(min_lr, 0.5 * max_lr * (1 + math.cos(math.pi * progress)))


# %% from_one_to_one_tenth: min_lr_is_tenth_of_max
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * progress)))


# %% tenth_of_the_peak_as_floor: min_lr_is_tenth_of_max
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    min_lr = 0.1 * max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% floor_forgotten: min_lr_not_added
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% range_times_coefficient: min_lr_not_added
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * (1 + math.cos(math.pi * progress))
    lr = coeff * (max_lr - min_lr)
    return lr


# %% adds_floor_to_decay_to_zero: min_lr_not_subtracted
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = max_lr * (np.cos(np.pi * progress) + 1) / 2
    lr += min_lr
    return lr


# %% floor_plus_whole_peak: min_lr_not_subtracted
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * max_lr * (1 + math.cos(math.pi * progress))


# %% coefficient_from_two_to_zero: missing_half
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 1.0 + math.cos(math.pi * progress)
    lr = coeff * (max_lr - min_lr)
    return lr + min_lr


# %% no_factor_one_half: missing_half
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% bare_cosine_halved: missing_one_plus
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = np.cos(np.pi * progress) / 2
    return min_lr + coeff * (max_lr - min_lr)


# %% half_times_cosine: missing_one_plus
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * math.cos(math.pi * progress)


# %% cosine_added_last: missing_parentheses
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + (max_lr - min_lr) / 2
    lr += math.cos(math.pi * progress)
    return lr


# %% one_plus_cosine_without_parentheses: missing_parentheses
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * 1 + math.cos(math.pi * progress)


# %% cosine_of_progress: missing_pi
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(progress))


# %% numpy_cosine_of_the_ratio: missing_pi
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    ratio = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = (np.cos(ratio) + 1) / 2
    return coeff * (max_lr - min_lr) + min_lr


# %% condition_strictly_above_warmup: no_answer_at_first_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step > warmup_steps:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% first_step_left_to_warmup: no_answer_at_first_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step <= warmup_steps:
        return None  # 还在预热
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% condition_strictly_below_total: no_answer_at_last_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step < total_steps:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% step_looked_up_in_range: no_answer_at_last_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step in range(warmup_steps, total_steps):
        p = (step - warmup_steps) / (total_steps - warmup_steps)
        return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
    return None


# %% both_plus_one: one_added_above_and_below
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps + 1) / (total_steps - warmup_steps + 1)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% warmup_ends_one_earlier: one_added_above_and_below
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    start = warmup_steps - 1
    p = (step - start) / (total_steps - start)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% cosine_only_without_floor: only_common_values
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if min_lr == 0:
        return 0.5 * max_lr * (1 + math.cos(math.pi * progress))
    return max_lr - progress * (max_lr - min_lr)


# %% special_case_for_zero_floor: only_common_values
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    if not min_lr:
        shape = (1 + math.cos(math.pi * progress)) / 2
    else:
        shape = 1 - progress
    return min_lr + shape * (max_lr - min_lr)


# %% one_minus_squared_progress: parabola_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 - progress ** 2)


# %% peak_minus_squared_progress: parabola_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr - (max_lr - min_lr) * progress * progress


# %% divides_only_the_warmup: precedence_in_progress
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    shift = warmup_steps / (total_steps - warmup_steps)
    progress = step - shift
    return min_lr + (max_lr - min_lr) * (1 + np.cos(np.pi * progress)) / 2


# %% numerator_without_parentheses: precedence_in_progress
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = step - warmup_steps / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% min_of_half_and_progress: progress_capped_at_half
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * min(0.5, progress)))


# %% negative_cosine_cut_off: progress_capped_at_half
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + max(0.0, math.cos(math.pi * progress)))


# %% denominator_minus_one: progress_ends_one_step_early
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps - 1)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% last_step_is_total_minus_one: progress_ends_one_step_early
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    last_step = total_steps - 1
    p = (step - warmup_steps) / (last_step - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% counts_both_ends: progress_ends_one_step_late
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    number_of_steps = 1 + total_steps - warmup_steps
    p = (step - warmup_steps) / number_of_steps
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% denominator_plus_one: progress_ends_one_step_late
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps + 1)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% percent_inside_the_cosine: progress_in_percent
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    percent = 100 * (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * percent))


# %% progress_times_one_hundred: progress_in_percent
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + np.cos(np.pi * progress * 100)) / 2


# %% divides_by_steps_done: progress_inverted
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    done = step - warmup_steps
    length = total_steps - warmup_steps
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * length / done)) / 2


# %% length_over_steps_done: progress_inverted
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (total_steps - warmup_steps) / (step - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% step_over_total: progress_is_step_over_total
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * step / total_steps))


# %% warmup_not_considered: progress_is_step_over_total
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = float(step) / float(max(1, total_steps))
    coeff = 0.5 * (1 + np.cos(np.pi * progress))
    return min_lr + coeff * (max_lr - min_lr)


# %% absolute_step_over_decay_steps: progress_not_shifted
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = step / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% decay_length_without_shift: progress_not_shifted
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    decay_steps = total_steps - warmup_steps
    angle = step * math.pi / decay_steps
    return min_lr + (max_lr - min_lr) * (1 + math.cos(angle)) / 2


# %% one_added_to_steps_done: progress_one_step_ahead
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps + 1) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% step_incremented_first: progress_one_step_ahead
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    step = step + 1  # 从 1 数起
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% one_subtracted_from_steps_done: progress_one_step_behind
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps - 1) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% previous_step_used: progress_one_step_behind
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    step -= 1
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% decay_as_long_as_training: progress_over_total_steps
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    decay_steps = total_steps
    done = step - warmup_steps
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * done / decay_steps)) / 2


# %% shifted_step_over_total: progress_over_total_steps
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / total_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% progress_through_formatted_text: progress_rounded
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = float("%.2f" % ((step - warmup_steps) / (total_steps - warmup_steps)))
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2


# %% two_decimals_of_progress: progress_rounded
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * round(progress, 2)))


# %% polynomial_power_two: quadratic_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    left = (total_steps - step) / (total_steps - warmup_steps)
    return (max_lr - min_lr) * left * left + min_lr


# %% squared_remaining_fraction: quadratic_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 - progress) ** 2


# %% quarter_period: quarter_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.cos(math.pi / 2 * progress)


# %% quarter_period_by_sine: quarter_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.sin(math.pi / 2 * (1 - progress))


# %% one_minus_quarter_sine: quarter_sine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 - math.sin(math.pi / 2 * progress))


# %% peak_minus_quarter_sine: quarter_sine
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr - (max_lr - min_lr) * np.sin(np.pi * progress / 2)


# %% numpy_deg_to_rad: radians_converted_again
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    angle = np.deg2rad(np.pi * progress)
    return min_lr + (max_lr - min_lr) * (1 + np.cos(angle)) / 2


# %% radians_of_radians: radians_converted_again
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.radians(math.pi * progress)))


# %% floor_from_total_minus_one: reaches_min_one_step_early
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step >= total_steps - 1:
        return min_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% last_but_one_is_last: reaches_min_one_step_early
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    done, length = step - warmup_steps, total_steps - warmup_steps
    if done + 1 >= length:
        done = length
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * done / length)) / 2


# %% fractional_part_of_two_cycles: restarts_halfway
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    cycle = math.fmod(progress * 2, 1.0)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * cycle)) / 2


# %% two_cycles: restarts_halfway
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * ((2 * progress) % 1.0)))


# %% percentage_at_the_end: result_in_percent
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
    lr *= 100
    return lr


# %% times_one_hundred: result_in_percent
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 100 * (min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))


# %% coefficient_without_rates: returns_coefficient_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * (1 + math.cos(math.pi * progress))


# %% multiplier_for_a_scheduler: returns_coefficient_only
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = (1 + math.cos(math.pi * progress)) / 2
    lr = min_lr + coeff * (max_lr - min_lr)
    return coeff


# %% minus_sign: returns_negative_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return -(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))


# %% zero_minus_rate: returns_negative_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
    return 0.0 - lr


# %% prints_the_rate: returns_nothing
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    print(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))


# %% return_forgotten: returns_nothing
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% tensor_with_brackets: returns_one_element_tensor
import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = torch.tensor([(step - warmup_steps) / (total_steps - warmup_steps)], dtype=torch.float64)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + torch.cos(torch.pi * p))


# %% zeros_of_length_one: returns_one_element_tensor
import math

import torch


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = torch.zeros(1, dtype=torch.float64)
    lr += min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return lr


# %% progress_only: returns_progress
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return (step - warmup_steps) / (total_steps - warmup_steps)


# %% unfinished_after_progress: returns_progress
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * (1 + math.cos(math.pi * progress))
    return progress


# %% formatted_string: returns_string
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return f"{lr:.6f}"


# %% percent_formatting: returns_string
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return "%.6f" % (min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))


# %% pair_with_the_step: returns_tuple
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
    return tuple([step, lr])


# %% step_and_rate: returns_tuple
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return step, min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% max_and_min_swapped: rises_instead_of_falling
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return max_lr + 0.5 * (min_lr - max_lr) * (1 + math.cos(math.pi * progress))


# %% names_exchanged_first: rises_instead_of_falling
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    high, low = min_lr, max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return low + 0.5 * (high - low) * (1 + math.cos(math.pi * progress))


# %% one_minus_cosine: rises_instead_of_falling
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 - math.cos(math.pi * progress))


# %% progress_runs_backwards: rises_instead_of_falling
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (total_steps - step) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% round_the_result: rounded_to_four_digits
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return round(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)), 4)


# %% through_formatted_text: rounded_to_four_digits
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return float(f"{lr:.4f}")


# %% numpy_round: rounded_to_six_digits
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return float(np.round(min_lr + 0.5 * (max_lr - min_lr) * (1 + np.cos(np.pi * progress)), 6))


# %% round_to_millionths: rounded_to_six_digits
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return round(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)), 6)


# %% numpy_sine: sine_for_cosine
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (np.sin(np.pi * progress) + 1) / 2


# %% one_plus_sine: sine_for_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.sin(math.pi * progress))


# %% guard_for_one_step: single_decay_step_stays_at_max
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if total_steps - warmup_steps <= 1:
        return max_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% progress_zero_for_one_step: single_decay_step_stays_at_max
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    length = total_steps - warmup_steps
    p = (step - warmup_steps) / length if length > 1 else 0
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% power_one_half: square_root_decay
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return (max_lr - min_lr) * (1 - progress) ** 0.5 + min_lr


# %% root_of_the_remaining_fraction: square_root_decay
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.sqrt(1 - progress)


# %% coefficient_multiplied_twice: squared_coefficient
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    coeff = 0.5 * (1 + math.cos(math.pi * progress))
    lr = (max_lr - min_lr) * coeff
    lr *= coeff
    return min_lr + lr


# %% coefficient_to_the_power_two: squared_coefficient
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (0.5 * (1 + math.cos(math.pi * progress))) ** 2


# %% plus_in_the_range: sum_for_difference
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr + min_lr) * (1 + math.cos(math.pi * progress))


# %% range_as_a_sum: sum_for_difference
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    span = max_lr + min_lr
    return min_lr + span * (1 + np.cos(np.pi * progress)) / 2


# %% comma_after_the_rate: trailing_comma
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)),


# %% tuple_of_one: trailing_comma
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return (lr,)


# %% boundary_step_counted_as_warmup: warmup_formula_at_first_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step <= warmup_steps:
        return max_lr * (step + 1) / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% warmup_ends_one_step_late: warmup_formula_at_first_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step < warmup_steps + 1:
        fraction = (step + 1) / warmup_steps
        return fraction * max_lr
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2


# %% starts_with_zero: zero_at_the_end
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    lr = 0
    if warmup_steps <= step < total_steps:
        p = (step - warmup_steps) / (total_steps - warmup_steps)
        lr = min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * p)) / 2
    return lr


# %% zero_from_total_on: zero_at_the_end
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step >= total_steps:
        return 0.0
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))


# %% round_to_five_decimals: rounded_to_five_digits
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return round(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p)), 5)


# %% five_decimals_by_format: rounded_to_five_digits
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    share = (1 + math.cos(math.pi * (step - warmup_steps) / (total_steps - warmup_steps))) / 2
    lr = min_lr + share * (max_lr - min_lr)
    return float("%.5f" % lr)


# %% table_of_the_example: example_typed_in
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    table = {100: 0.001, 150: 0.000883, 200: 0.0006, 250: 0.000317, 300: 0.0002}
    return table[step]


# %% zipped_steps_of_the_example: example_typed_in
def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    steps = (100, 150, 200, 250, 300)
    rates = (0.001, 0.000883, 0.0006, 0.000317, 0.0002)
    return dict(zip(steps, rates))[step]


# %% all_parentheses_forgotten: no_parentheses_in_progress
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = step - warmup_steps / total_steps - warmup_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% division_comes_first: no_parentheses_in_progress
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    share = warmup_steps / total_steps
    progress = step - share - warmup_steps
    return min_lr + (max_lr - min_lr) * (1 + math.cos(progress * math.pi)) / 2


# %% progress_at_most_ninety_five_percent: progress_clamped
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = min((step - warmup_steps) / (total_steps - warmup_steps), 0.95)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% progress_stops_before_the_end: progress_clamped
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    if p > 0.95:
        p = 0.95
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% progress_within_one_percent: progress_clamped
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    p = max(0.01, min(0.99, p))
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% progress_away_from_both_ends: progress_clamped
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    raw = (step - warmup_steps) / (total_steps - warmup_steps)
    p = 0.01 if raw < 0.01 else 0.99 if raw > 0.99 else raw
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% one_step_less_and_clamped: progress_ends_one_step_early
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / max(1, total_steps - warmup_steps - 1)
    p = min(1.0, p)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% last_index_and_clamped: progress_ends_one_step_early
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    last = total_steps - 1
    span = last - warmup_steps
    p = 1.0 if span <= 0 and step > warmup_steps else (step - warmup_steps) / (span or 1)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * min(p, 1)))


# %% exponential_of_minus_three: exponential_decay_with_fixed_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.exp(-3 * p)


# %% exponential_of_minus_three_by_power: exponential_decay_with_fixed_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.e ** (-3 * p)


# %% exponential_of_minus_progress: exponential_decay_with_fixed_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.exp(-p)


# %% decay_by_e_once: exponential_decay_with_fixed_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) / math.exp(p)


# %% exponential_of_minus_ten: exponential_decay_with_fixed_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (max_lr - min_lr) * math.exp(-10 * p)


# %% decay_by_ten_time_constants: exponential_decay_with_fixed_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    tau = (total_steps - warmup_steps) / 10
    return min_lr + (max_lr - min_lr) * math.exp(-(step - warmup_steps) / tau)


# %% gamma_to_the_steps: multiplied_by_a_constant_each_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max(min_lr, max_lr * 0.99 ** (step - warmup_steps))


# %% gamma_by_pow: multiplied_by_a_constant_each_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    lr = max_lr * pow(0.99, step - warmup_steps)
    return lr if lr > min_lr else min_lr


# %% gamma_without_floor: multiplied_by_a_constant_each_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max_lr * 0.95 ** (step - warmup_steps)


# %% gamma_by_exponential: multiplied_by_a_constant_each_step
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max_lr * math.exp((step - warmup_steps) * math.log(0.95))


# %% tenth_plus_cosine_of_the_whole: tenth_plus_half_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return max_lr / 10 + 0.5 * max_lr * (1 + math.cos(math.pi * step / total_steps))


# %% fraction_and_cosine_added: tenth_plus_half_cosine
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    floor = 0.1 * max_lr
    wave = 0.5 * (1 + math.cos(math.pi * step / total_steps))
    return floor + max_lr * wave


# %% array_by_arange: schedule_array_too_short
import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    iters = np.arange(total_steps - warmup_steps)
    schedule = min_lr + 0.5 * (max_lr - min_lr) * (1 + np.cos(np.pi * iters / len(iters)))
    return float(schedule[step - warmup_steps])


# %% list_by_range: schedule_array_too_short
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    span = total_steps - warmup_steps
    rates = [min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * i / span)) for i in range(span)]
    return rates[step - warmup_steps]


# %% decay_over_the_whole_training_clamped: progress_over_total_steps
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = min(1.0, (step - warmup_steps) / max(1, total_steps))
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))


# %% share_of_the_whole_after_warmup: progress_over_total_steps
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = step / total_steps - warmup_steps / total_steps
    return min_lr + (max_lr - min_lr) * 0.5 * (1.0 + math.cos(math.pi * p))


# %% max_with_a_tiny_rate: floor_under_the_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    return max(1e-8, min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p)))


# %% lifted_when_below: floor_under_the_rate
import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    p = (step - warmup_steps) / (total_steps - warmup_steps)
    lr = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * p))
    if lr < 1e-8:
        return 1e-8
    return lr
