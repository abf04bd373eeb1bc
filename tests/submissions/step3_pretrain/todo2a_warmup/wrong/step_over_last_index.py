# kind: wrong
# misconception: ramp_from_zero_to_peak
# zh-CN: 这条斜线从 0 走到 max_lr，两端都占一个点，所以第一步的学习率是 0。本课的斜线不从 0 开始：第一步就已经走了 warmup_steps 份中的一份。
# en: This ramp runs from 0 to max_lr with a point at either end, so the first step has learning rate 0. Here the ramp doesn't start at 0: the first step already has one of warmup_steps equal parts.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * step / (warmup_steps - 1)
