# kind: wrong
# misconception: counts_calls_instead_of_step
# zh-CN: 这里自己数被调用的次数，没有用参数 step，所以只有从头按顺序调用时才对。结果只应由传进来的参数决定。
# en: This counts its own calls instead of using the argument step, so it is right only when called in order from the start. The result should depend on nothing but the arguments.

import math

calls = 0


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    global calls
    progress = calls / (total_steps - warmup_steps)
    calls += 1
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
