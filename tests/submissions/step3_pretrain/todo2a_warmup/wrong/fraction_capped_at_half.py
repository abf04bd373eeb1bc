# kind: wrong
# misconception: ramp_stops_at_half
# zh-CN: 斜线走到峰值的一半就停住了。预热要一直升到 max_lr，在最后一个预热步达到它。
# en: The ramp stops at half of the peak. Warmup goes on up to max_lr, which is reached at the last warmup step.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * min(0.5, (step + 1) / warmup_steps)
