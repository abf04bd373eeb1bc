# kind: wrong
# misconception: arguments_swapped
# zh-CN: step 和 warmup_steps 的角色对调了：分子应当由当前的 step 得到，分母是总的预热步数。
# en: step and warmup_steps have changed places: the numerator comes from the current step, the denominator is the number of warmup steps.

def warmup_lr(step, warmup_steps, max_lr):
    step, warmup_steps = warmup_steps, step
    return max_lr * (step + 1) / (warmup_steps + 1)
