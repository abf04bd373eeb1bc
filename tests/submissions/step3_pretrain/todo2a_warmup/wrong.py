# %% running_sum_in_a_global: accumulates_between_calls
lr = 0.0


def warmup_lr(step, warmup_steps, max_lr):
    global lr
    lr += max_lr / warmup_steps
    return lr


# %% running_sum_in_a_list: accumulates_between_calls
_history = []


def warmup_lr(step, warmup_steps, max_lr):
    _history.append(max_lr / warmup_steps)
    return sum(_history)


# %% parameters_in_another_order: arguments_swapped
def warmup_lr(step, warmup_steps, max_lr):
    step, warmup_steps = warmup_steps, step
    return max_lr * (step + 1) / (warmup_steps + 1)


# %% warmup_plus_one_over_step_plus_one: arguments_swapped
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (warmup_steps + 1) / (step + 1)


# %% cache_keyed_by_step: cache_ignores_other_arguments
cache = {}


def warmup_lr(step, warmup_steps, max_lr):
    if step not in cache:
        cache[step] = max_lr * (step + 1) / warmup_steps
    return cache[step]


# %% setdefault_by_step: cache_ignores_other_arguments
_known = {}


def warmup_lr(step, warmup_steps, max_lr):
    return _known.setdefault(step, max_lr * (step + 1) / warmup_steps)


# %% fraction_until_it_exceeds_peak: clamps_fraction_to_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    lr = (step + 1) / warmup_steps
    if lr > max_lr:
        lr = max_lr
    return lr


# %% min_of_fraction_and_peak: clamps_fraction_to_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    return min(max_lr, (step + 1) / warmup_steps)


# %% always_the_peak: constant_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr


# %% min_and_max_confused: constant_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    return max(max_lr, max_lr * (step + 1) / warmup_steps)


# %% ratio_clamped_upwards: constant_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    ratio = max(1.0, (step + 1) / warmup_steps)
    return max_lr * ratio


# %% half_cosine_up: cosine_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * 0.5 * (1 - math.cos(math.pi * (step + 1) / warmup_steps))


# %% squared_sine: cosine_warmup
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    p = (step + 1) / warmup_steps
    return max_lr * np.sin(np.pi / 2 * p) ** 2


# %% counter_in_default_argument: counts_calls_instead_of_step
def warmup_lr(step, warmup_steps, max_lr, state={"n": 0}):
    state["n"] += 1
    return max_lr * state["n"] / warmup_steps


# %% counter_object: counts_calls_instead_of_step
class Warmup:
    def __init__(self):
        self.current = 0

    def __call__(self, step, warmup_steps, max_lr):
        self.current += 1
        return max_lr * self.current / warmup_steps


warmup_lr = Warmup()


# %% global_call_counter: counts_calls_instead_of_step
calls = 0


def warmup_lr(step, warmup_steps, max_lr):
    global calls
    calls += 1
    return max_lr * calls / warmup_steps


# %% peak_over_steps_left: divides_by_steps_left
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / (warmup_steps - step)


# %% remaining_as_denominator: divides_by_steps_left
def warmup_lr(step, warmup_steps, max_lr):
    remaining = warmup_steps - (step + 1) + 1
    return max_lr * (1 / remaining)


# %% factor_two: doubled_ramp
def warmup_lr(step, warmup_steps, max_lr):
    return 2 * max_lr * (step + 1) / warmup_steps


# %% half_the_warmup: doubled_ramp
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (warmup_steps / 2)


# %% epsilon_constant: epsilon_in_denominator
# variants: 1e-8 | 1e-4 | 1e-5 | 1e-6 | 1e-7 | 1e-9 | 1e-10 | 1e-12
EPS = 1e-8


def warmup_lr(step, warmup_steps, max_lr):
    return (step + 1) / (warmup_steps + EPS) * max_lr


# %% tiny_number_below: epsilon_in_denominator
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (warmup_steps + 1e-8)


# %% peak_to_the_fraction: exponent_instead_of_factor
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr ** ((step + 1) / warmup_steps)


# %% power_function: exponent_instead_of_factor
import math


def warmup_lr(step, warmup_steps, max_lr):
    return math.pow(max_lr, (step + 1.0) / warmup_steps)


# %% one_minus_exponential: exponential_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (1 - math.exp(-(step + 1) / warmup_steps))


# %% saturating_curve: exponential_warmup
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    p = (step + 1) / warmup_steps
    return -max_lr * np.expm1(-p)


# %% settings_stored_once: first_settings_kept
_settings = {}


def warmup_lr(step, warmup_steps, max_lr):
    if not _settings:
        _settings.update(w=warmup_steps, peak=max_lr)
    return _settings["peak"] * (step + 1) / _settings["w"]


# %% slope_computed_once: first_settings_kept
slope = None


def warmup_lr(step, warmup_steps, max_lr):
    global slope
    if slope is None:
        slope = max_lr / warmup_steps
    return slope * (step + 1)


# %% default_torch_dtype: float_thirty_two_precision
import torch


def warmup_lr(step, warmup_steps, max_lr):
    return torch.tensor(max_lr * (step + 1) / warmup_steps)


# %% numpy_float_thirty_two: float_thirty_two_precision
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return float(np.float32(max_lr * (step + 1) / warmup_steps))


# %% average_of_both_ends: half_step_offset
def warmup_lr(step, warmup_steps, max_lr):
    low = max_lr * step / warmup_steps
    high = max_lr * (step + 1) / warmup_steps
    return (low + high) / 2


# %% midpoint_of_the_step: half_step_offset
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 0.5) / warmup_steps


# %% factor_one_half: halved_ramp
def warmup_lr(step, warmup_steps, max_lr):
    return 0.5 * max_lr * (step + 1) / warmup_steps


# %% twice_the_warmup: halved_ramp
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (2 * warmup_steps)


# %% global_learning_rate: hard_coded_max_lr
LEARNING_RATE = 3e-4


def warmup_lr(step, warmup_steps, max_lr):
    return LEARNING_RATE * (step + 1) / warmup_steps


# %% max_lr_overwritten: hard_coded_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    max_lr = 0.001  # 论文里的值
    return max_lr * (step + 1) / warmup_steps


# %% peak_is_one_thousandth: hard_coded_max_lr
# variants: 1e-3 | 1e-4 | 2e-4 | 3e-4 | 5e-4 | 6e-4 | 2e-3 | 3e-3 | 5e-3 | 1e-2 | 0.1 | 1.0
def warmup_lr(step, warmup_steps, max_lr):
    return 1e-3 * (step + 1) / warmup_steps


# %% peak_of_three_ten_thousandths: hard_coded_max_lr
def warmup_lr(step, warmup_steps, max_lr):
    return 0.0003 * ((step + 1) / warmup_steps)


# %% a_tenth_per_step: hard_coded_warmup_steps
def warmup_lr(step, warmup_steps, max_lr):
    return 0.1 * max_lr * (step + 1)


# %% always_one_hundred_steps: hard_coded_warmup_steps
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / 100


# %% always_ten_steps: hard_coded_warmup_steps
# variants: 10 | 4 | 5 | 8 | 20 | 50 | 100 | 200 | 300 | 500 | 1000 | 2000 | 4000 | 5000 | 10000
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / 10


# %% global_warmup_steps: hard_coded_warmup_steps
WARMUP = 100


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / WARMUP


# %% floor_division_of_steps: integer_division
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * ((step + 1) // warmup_steps)


# %% int_of_the_ratio: integer_division
def warmup_lr(step, warmup_steps, max_lr):
    ratio = int((step + 1) / warmup_steps)
    return float(max_lr * ratio)


# %% attention_is_all_you_need: inverse_square_root_schedule
import math


def warmup_lr(step, warmup_steps, max_lr):
    current = float(step + 1)
    rising = current / (warmup_steps * math.sqrt(warmup_steps))
    falling = 1.0 / math.sqrt(current)
    return max_lr * min(rising, falling)


# %% noam_schedule: inverse_square_root_schedule
def warmup_lr(step, warmup_steps, max_lr):
    s = step + 1
    return max_lr * min(s ** -0.5, s * warmup_steps ** -1.5)


# %% condition_one_step_short: last_step_excluded
def warmup_lr(step, warmup_steps, max_lr):
    if step + 1 < warmup_steps:
        return max_lr * (step + 1) / warmup_steps


# %% none_at_the_last_step: last_step_excluded
def warmup_lr(step, warmup_steps, max_lr):
    done = step + 1
    return max_lr * done / warmup_steps if done != warmup_steps else None


# %% fractional_part: last_step_wraps_to_zero
def warmup_lr(step, warmup_steps, max_lr):
    whole, rest = divmod(step + 1, warmup_steps)
    return max_lr * rest / warmup_steps


# %% modulo_after_adding: last_step_wraps_to_zero
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * ((step + 1) % warmup_steps) / warmup_steps


# %% divided_by_max_lr: max_lr_in_denominator
def warmup_lr(step, warmup_steps, max_lr):
    return (step + 1) / (warmup_steps * max_lr)


# %% divides_twice: max_lr_in_denominator
def warmup_lr(step, warmup_steps, max_lr):
    lr = (step + 1) / warmup_steps
    lr /= max_lr
    return lr


# %% peak_applied_twice: max_lr_squared
def warmup_lr(step, warmup_steps, max_lr):
    increment = max_lr / warmup_steps
    return max_lr * increment * (step + 1)


# %% peak_to_the_power_two: max_lr_squared
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr ** 2 * (step + 1) / warmup_steps


# %% added_at_the_end: missing_parentheses
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * step
    lr += 1 / warmup_steps
    return lr


# %% no_parentheses: missing_parentheses
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * step + 1 / warmup_steps


# %% adds_max_lr_every_step: no_division_by_warmup
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * step
    lr = lr + max_lr
    return lr


# %% max_lr_times_step: no_division_by_warmup
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1)


# %% fraction_plus_one: one_added_to_the_fraction
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step / warmup_steps + 1)


# %% peak_plus_ramp: one_added_to_the_fraction
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr + max_lr * step / warmup_steps


# %% adds_one_after_scaling: one_added_to_the_rate
def warmup_lr(step, warmup_steps, max_lr):
    numerator = step * max_lr
    numerator += 1
    return numerator / warmup_steps


# %% scaled_step_plus_one: one_added_to_the_rate
def warmup_lr(step, warmup_steps, max_lr):
    return (max_lr * step + 1) / warmup_steps


# %% cases_for_known_warmups: only_common_values
def warmup_lr(step, warmup_steps, max_lr):
    if warmup_steps == 10:
        return max_lr * (step + 1) / 10
    elif warmup_steps == 100:
        return max_lr * (step + 1) / 100
    elif warmup_steps == 1000:
        return max_lr * (step + 1) / 1000
    else:
        return max_lr


# %% list_of_known_warmups: only_common_values
def warmup_lr(step, warmup_steps, max_lr):
    if warmup_steps in (10, 100, 1000):
        return max_lr * (step + 1) / warmup_steps
    return max_lr


# %% increment_added_to_step: only_the_one_is_divided
def warmup_lr(step, warmup_steps, max_lr):
    fraction = step + 1.0 / warmup_steps
    return fraction * max_lr


# %% one_over_warmup_added_to_step: only_the_one_is_divided
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1 / warmup_steps)


# %% double_speed_with_cap: peak_from_the_middle_on
def warmup_lr(step, warmup_steps, max_lr):
    return min(max_lr, 2 * max_lr * (step + 1) / warmup_steps)


# %% ramp_over_half_the_warmup: peak_from_the_middle_on
def warmup_lr(step, warmup_steps, max_lr):
    fraction = (step + 1) / (0.5 * warmup_steps)
    return max_lr * (1.0 if fraction > 1 else fraction)


# %% fraction_multiplied_twice: quadratic_warmup
def warmup_lr(step, warmup_steps, max_lr):
    fraction = (step + 1) / warmup_steps
    lr = max_lr * fraction
    lr *= fraction
    return lr


# %% squared_fraction: quadratic_warmup
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * ((step + 1) / warmup_steps) ** 2


# %% gaps_between_steps: ramp_from_zero_to_peak
def warmup_lr(step, warmup_steps, max_lr):
    gaps = warmup_steps - 1
    slope = max_lr / gaps
    return slope * step


# %% linspace_from_zero: ramp_from_zero_to_peak
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return float(np.linspace(0, max_lr, warmup_steps)[step])


# %% step_over_last_index: ramp_from_zero_to_peak
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * step / (warmup_steps - 1)


# %% step_over_last_step: ramp_from_zero_to_peak
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * step / max(1, warmup_steps - 1)


# %% fraction_capped_at_half: ramp_stops_at_half
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * min(0.5, (step + 1) / warmup_steps)


# %% rate_capped_at_half_the_peak: ramp_stops_at_half
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    return lr if lr < max_lr / 2 else max_lr / 2


# %% divides_by_the_fraction: ratio_inverted
def warmup_lr(step, warmup_steps, max_lr):
    fraction = (step + 1) / warmup_steps
    return max_lr / fraction


# %% warmup_over_step: ratio_inverted
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * warmup_steps / (step + 1)


# %% floor_division_at_the_end: result_floored
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) // warmup_steps


# %% int_of_the_result: result_floored
def warmup_lr(step, warmup_steps, max_lr):
    return int(max_lr * (step + 1) / warmup_steps)


# %% percentage_of_warmup: result_in_percent
def warmup_lr(step, warmup_steps, max_lr):
    percent = (step + 1) / warmup_steps * 100
    return percent * max_lr


# %% times_one_hundred: result_in_percent
def warmup_lr(step, warmup_steps, max_lr):
    return 100 * max_lr * (step + 1) / warmup_steps


# %% max_lr_forgotten: returns_fraction_only
def warmup_lr(step, warmup_steps, max_lr):
    return (step + 1) / warmup_steps


# %% returns_the_multiplier: returns_fraction_only
def warmup_lr(step, warmup_steps, max_lr):
    factor = float(step + 1) / float(warmup_steps)
    lr = max_lr * factor
    return factor


# %% increment_never_multiplied: returns_increment_only
def warmup_lr(step, warmup_steps, max_lr):
    increment = max_lr / warmup_steps
    lr = 0.0
    lr += increment
    return lr


# %% peak_over_warmup: returns_increment_only
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / warmup_steps


# %% counts_steps_done: returns_input_step
def warmup_lr(step, warmup_steps, max_lr):
    done = 0
    for _ in range(step + 1):
        done += 1
    return done


# %% returns_step_plus_one: returns_input_step
def warmup_lr(step, warmup_steps, max_lr):
    return step + 1


# %% minus_sign: returns_negative_rate
def warmup_lr(step, warmup_steps, max_lr):
    return -max_lr * (step + 1) / warmup_steps


# %% zero_minus_ramp: returns_negative_rate
def warmup_lr(step, warmup_steps, max_lr):
    return 0 - max_lr * (step + 1) / warmup_steps


# %% prints_the_rate: returns_nothing
def warmup_lr(step, warmup_steps, max_lr):
    print(max_lr * (step + 1) / warmup_steps)


# %% return_forgotten: returns_nothing
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps


# %% tensor_with_brackets: returns_one_element_tensor
import torch


def warmup_lr(step, warmup_steps, max_lr):
    return torch.tensor([max_lr * (step + 1) / warmup_steps], dtype=torch.float64)


# %% zeros_of_length_one: returns_one_element_tensor
import torch


def warmup_lr(step, warmup_steps, max_lr):
    lr = torch.zeros(1, dtype=torch.float64)
    lr += max_lr * (step + 1) / warmup_steps
    return lr


# %% formatted_string: returns_string
def warmup_lr(step, warmup_steps, max_lr):
    return f"{max_lr * (step + 1) / warmup_steps:.6f}"


# %% percent_formatting: returns_string
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    return "%.6f" % lr


# %% repr_in_an_f_string: returns_string
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    return f"{lr}"


# %% str_of_the_result: returns_string
def warmup_lr(step, warmup_steps, max_lr):
    return str(max_lr * (step + 1) / warmup_steps)


# %% pair_with_the_step: returns_tuple
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    result = (step, lr)
    return result


# %% step_and_rate: returns_tuple
def warmup_lr(step, warmup_steps, max_lr):
    return step, max_lr * (step + 1) / warmup_steps


# %% list_built_by_append: returns_whole_schedule
def warmup_lr(step, warmup_steps, max_lr):
    lrs = []
    for s in range(warmup_steps):
        lrs.append((s + 1) * max_lr / warmup_steps)
    return lrs


# %% list_of_all_rates: returns_whole_schedule
def warmup_lr(step, warmup_steps, max_lr):
    return [max_lr * (s + 1) / warmup_steps for s in range(warmup_steps)]


# %% round_the_result: rounded_to_four_digits
def warmup_lr(step, warmup_steps, max_lr):
    return round(max_lr * (step + 1) / warmup_steps, 4)


# %% through_formatted_text: rounded_to_four_digits
def warmup_lr(step, warmup_steps, max_lr):
    return float(f"{max_lr * (step + 1) / warmup_steps:.4f}")


# %% numpy_round: rounded_to_six_digits
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return float(np.round(max_lr * (step + 1) / warmup_steps, decimals=6))


# %% round_to_millionths: rounded_to_six_digits
def warmup_lr(step, warmup_steps, max_lr):
    return round(max_lr * (step + 1) / warmup_steps, 6)


# %% one_minus_progress: runs_down_from_peak
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (1 - step / warmup_steps)


# %% steps_left_over_warmup: runs_down_from_peak
def warmup_lr(step, warmup_steps, max_lr):
    left = warmup_steps - step
    return max_lr * left / warmup_steps


# %% one_minus_fraction_done: runs_down_to_zero
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (1 - (step + 1) / warmup_steps)


# %% steps_after_this_one: runs_down_to_zero
def warmup_lr(step, warmup_steps, max_lr):
    still_to_come = warmup_steps - step - 1
    return max_lr * still_to_come / warmup_steps


# %% quarter_cosine_backwards: sine_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    p = (step + 1) / warmup_steps
    return max_lr * math.cos(math.pi * (1 - p) / 2)


# %% quarter_sine: sine_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * math.sin(math.pi / 2 * (step + 1) / warmup_steps)


# %% guard_greater_than_one: single_warmup_step_gives_zero
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps if warmup_steps > 1 else 0.0


# %% one_step_is_no_warmup: single_warmup_step_gives_zero
def warmup_lr(step, warmup_steps, max_lr):
    if warmup_steps <= 1:
        return 0.0
    return max_lr * (step + 1) / warmup_steps


# %% power_one_half: square_root_warmup
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * ((step + 1) / warmup_steps) ** 0.5


# %% root_of_the_fraction: square_root_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * math.sqrt((step + 1) / warmup_steps)


# %% initial_plus_increments: starts_from_initial_lr
# variants: 1e-4 | 1e-3 | 1e-5 | 1e-6 | 1e-7 | 1e-8
def warmup_lr(step, warmup_steps, max_lr):
    initial_lr = 1e-4
    return initial_lr + step * (max_lr - initial_lr) / warmup_steps


# %% interpolates_from_initial: starts_from_initial_lr
INITIAL_LR = 0.0001


def warmup_lr(step, warmup_steps, max_lr):
    w = step / warmup_steps
    return (1 - w) * INITIAL_LR + w * max_lr


# %% ninety_percent_ramp: starts_from_tenth_of_max
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (0.1 + 0.9 * (step + 1) / warmup_steps)


# %% tenth_as_floor: starts_from_tenth_of_max
def warmup_lr(step, warmup_steps, max_lr):
    min_lr = 0.1 * max_lr
    return min_lr + (max_lr - min_lr) * (step + 1) / warmup_steps


# %% one_subtracted: step_minus_one
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step - 1) / warmup_steps


# %% previous_step: step_minus_one
def warmup_lr(step, warmup_steps, max_lr):
    done = step - 1
    return done / warmup_steps * max_lr


# %% interpolates_from_step_zero: step_over_warmup
import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return float(np.interp(step, [0, warmup_steps], [0.0, max_lr]))


# %% ramp_starts_at_zero: step_over_warmup
def warmup_lr(step, warmup_steps, max_lr):
    progress = float(step) / float(max(1, warmup_steps))
    return progress * max_lr


# %% step_divided_by_warmup: step_over_warmup
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * step / warmup_steps


# %% avoids_division_by_zero: step_over_warmup_plus_one
def warmup_lr(step, warmup_steps, max_lr):
    ratio = step / (1 + warmup_steps)
    return ratio * max_lr


# %% one_added_below: step_over_warmup_plus_one
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * step / (warmup_steps + 1)


# %% last_index_as_denominator: step_plus_one_over_warmup_minus_one
def warmup_lr(step, warmup_steps, max_lr):
    last = warmup_steps - 1
    return (step + 1) / last * max_lr


# %% one_subtracted_below: step_plus_one_over_warmup_minus_one
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (warmup_steps - 1)


# %% both_counts_from_one: step_plus_one_over_warmup_plus_one
def warmup_lr(step, warmup_steps, max_lr):
    current = step + 1
    total = warmup_steps + 1
    return max_lr * (current / total)


# %% nanogpt_convention: step_plus_one_over_warmup_plus_one
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / (warmup_steps + 1)


# %% next_step_counted_twice: step_plus_two
def warmup_lr(step, warmup_steps, max_lr):
    step += 1
    return max_lr * (step + 1) / warmup_steps


# %% two_added: step_plus_two
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 2) / warmup_steps


# %% max_of_step_and_one: step_zero_treated_as_one
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * max(step, 1) / warmup_steps


# %% step_or_one: step_zero_treated_as_one
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step or 1) / warmup_steps


# %% comma_after_the_rate: trailing_comma
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps,


# %% tuple_of_one: trailing_comma
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    return tuple([lr])


# %% falsy_step: zero_lr_at_step_zero
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps if step else 0


# %% first_step_is_zero: zero_lr_at_step_zero
def warmup_lr(step, warmup_steps, max_lr):
    if step == 0:
        return 0.0
    return max_lr * (step + 1) / warmup_steps


# %% round_to_five_decimals: rounded_to_five_digits
def warmup_lr(step, warmup_steps, max_lr):
    return round(max_lr * (step + 1) / warmup_steps, 5)


# %% five_decimals_by_format: rounded_to_five_digits
def warmup_lr(step, warmup_steps, max_lr):
    lr = (step + 1) / warmup_steps * max_lr
    return float(f"{lr:.5f}")


# %% table_of_the_example: example_typed_in
def warmup_lr(step, warmup_steps, max_lr):
    table = {0: 0.00025, 1: 0.0005, 2: 0.00075, 3: 0.001}
    return table.get(step, max_lr)


# %% list_of_the_example: example_typed_in
def warmup_lr(step, warmup_steps, max_lr):
    rates = [0.00025, 0.0005, 0.00075, 0.001]
    if step < len(rates):
        return rates[step]
    return max_lr


# %% powers_from_a_thousandth: geometric_warmup
def warmup_lr(step, warmup_steps, max_lr):
    low = max_lr / 1000
    return low * (max_lr / low) ** ((step + 1) / warmup_steps)


# %% exponent_of_missing_steps: geometric_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    share = (step + 1) / warmup_steps
    return max_lr * math.exp(math.log(1000) * (share - 1))


# %% ten_to_the_missing_share: geometric_warmup
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * 10 ** ((step + 1) / warmup_steps - 1)


# %% exponential_of_the_logarithm: geometric_warmup
import math


def warmup_lr(step, warmup_steps, max_lr):
    progress = (step + 1) / warmup_steps
    return math.exp(math.log(max_lr / 10) * (1 - progress) + math.log(max_lr) * progress)


# %% exponential_minus_one: normalised_exponential_ramp
import math


def warmup_lr(step, warmup_steps, max_lr):
    share = (step + 1) / warmup_steps
    return max_lr * (math.exp(share) - 1) / (math.e - 1)


# %% expm_one_over_expm_one: normalised_exponential_ramp
import math


def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * math.expm1((step + 1) / warmup_steps) / math.expm1(1)


# %% tenth_plus_ninety_percent_of_step: starts_from_tenth_of_max
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (0.1 + 0.9 * step / warmup_steps)


# %% start_factor_of_a_scheduler: starts_from_tenth_of_max
def warmup_lr(step, warmup_steps, max_lr):
    start = 0.1 * max_lr
    return start + (max_lr - start) * step / warmup_steps


# %% grows_by_one_over_warmup: multiplicative_warmup
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr / warmup_steps
    lr *= (1 + 1 / warmup_steps) ** step
    return lr


# %% factor_applied_step_times: multiplicative_warmup
def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / warmup_steps * pow((warmup_steps + 1) / warmup_steps, step)


# %% max_with_a_tiny_rate: floor_under_the_rate
def warmup_lr(step, warmup_steps, max_lr):
    return max(max_lr * (step + 1) / warmup_steps, 1e-8)


# %% lifted_when_below: floor_under_the_rate
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    if lr < 1e-8:
        lr = 1e-8
    return lr


# %% min_with_one: cap_on_the_rate
def warmup_lr(step, warmup_steps, max_lr):
    return min(max_lr * (step + 1) / warmup_steps, 1.0)


# %% cut_above_one: cap_on_the_rate
def warmup_lr(step, warmup_steps, max_lr):
    lr = max_lr * (step + 1) / warmup_steps
    return 1.0 if lr > 1 else lr
