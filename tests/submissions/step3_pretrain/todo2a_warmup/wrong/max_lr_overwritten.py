# kind: wrong
# misconception: hard_coded_max_lr
# zh-CN: 峰值写成了固定的数，没有用参数 max_lr，所以只有恰好用到那个值时才对。峰值由调用的人传进来。
# en: The peak is a fixed number instead of the argument max_lr, so it is right only when that very value is used. The caller passes the peak in.

def warmup_lr(step, warmup_steps, max_lr):
    max_lr = 0.001  # 论文里的值
    return max_lr * (step + 1) / warmup_steps
