# kind: wrong
# misconception: cache_ignores_other_arguments
# zh-CN: 缓存只按 step 存，没有区分 warmup_steps 和 max_lr，参数一换就拿到旧的结果。这样简单的计算不需要缓存；要缓存就得包括所有参数。
# en: The cache knows only step and not warmup_steps or max_lr, so it gives stale answers when they change. Nothing this simple needs a cache; one would have to be keyed by all arguments.

_known = {}


def warmup_lr(step, warmup_steps, max_lr):
    return _known.setdefault(step, max_lr * (step + 1) / warmup_steps)
