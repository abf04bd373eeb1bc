# kind: wrong
# misconception: hard_coded_max_lr
# variants: 1e-3 | 1e-4 | 2e-4 | 3e-4 | 5e-4 | 6e-4 | 2e-3 | 3e-3 | 5e-3 | 1e-2 | 0.1 | 1.0
# zh-CN: 峰值写成了固定的数，没有用参数 max_lr，所以只有恰好用到那个值时才对。峰值由调用的人传进来。
# en: The peak is a fixed number instead of the argument max_lr, so it is right only when that very value is used. The caller passes the peak in.

def warmup_lr(step, warmup_steps, max_lr):
    return 1e-3 * (step + 1) / warmup_steps
