# kind: wrong
# misconception: runs_down_from_peak
# zh-CN: 方向反了：学习率从 max_lr 往下降。预热是从小到大，最后一个预热步达到 max_lr。
# en: The direction is reversed: the rate falls from max_lr. Warmup goes from small to large and reaches max_lr at the last warmup step.

def warmup_lr(step, warmup_steps, max_lr):
    left = warmup_steps - step
    return max_lr * left / warmup_steps
