# kind: wrong
# misconception: hard_coded_warmup_steps
# variants: 10 | 4 | 5 | 8 | 20 | 50 | 100 | 200 | 300 | 500 | 1000 | 2000 | 4000 | 5000 | 10000
# zh-CN: 预热步数写成了固定的数，没有用参数 warmup_steps，所以只有恰好用到那个值时才对。步数由调用的人传进来。
# en: The number of warmup steps is fixed instead of the argument warmup_steps, so it is right only when that very number is used. The caller passes it in.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / 10
