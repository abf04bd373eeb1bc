# kind: wrong
# misconception: cache_ignores_other_arguments
# zh-CN: 缓存只按 step 存，没有区分其他参数，参数一换就拿到旧的结果。这样简单的计算不需要缓存；要缓存就得包括所有参数。
# en: The cache knows only step and not the other arguments, so it gives stale answers when they change. Nothing this simple needs a cache; one would have to be keyed by all arguments.

import math

cache = {}


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    if step not in cache:
        progress = (step - warmup_steps) / (total_steps - warmup_steps)
        cache[step] = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return cache[step]
