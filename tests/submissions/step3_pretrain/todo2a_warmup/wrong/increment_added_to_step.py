# kind: wrong
# misconception: only_the_one_is_divided
# zh-CN: 括号放错了：只有 1 除以了 warmup_steps，step 没有。整个“已完成的步数”都要除以 warmup_steps。
# en: The parentheses are in the wrong place: only the 1 is divided by warmup_steps and step isn't. The whole count of steps done has to be divided.

def warmup_lr(step, warmup_steps, max_lr):
    fraction = step + 1.0 / warmup_steps
    return fraction * max_lr
