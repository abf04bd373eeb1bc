# kind: wrong
# misconception: reaches_min_one_step_early
# zh-CN: 倒数第二步就返回了 min_lr。step 可以一直到 total_steps，正好在那里才降到 min_lr；total_steps - 1 还要按公式算。
# en: min_lr is returned one step too early. step goes up to total_steps, and it is just there that the rate is min_lr; total_steps - 1 still follows the formula.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    done, length = step - warmup_steps, total_steps - warmup_steps
    if done + 1 >= length:
        done = length
    return min_lr + (max_lr - min_lr) * (1 + math.cos(math.pi * done / length)) / 2
