# kind: wrong
# misconception: divides_by_steps_left
# zh-CN: 这里除以的是剩下的步数。头和尾碰巧都对，但中间是一条曲线，升得太慢。线性预热每一步增加同样多，分母固定是 warmup_steps。
# en: This divides by the steps that are left. Both ends happen to be right, but between them the curve sags. A linear warmup adds the same amount at every step; the denominator is always warmup_steps.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr / (warmup_steps - step)
