# kind: wrong
# misconception: half_step_offset
# zh-CN: 这里只补了半步，学习率总是低半份。第一步应当算作完整的一步。
# en: Only half a step is made up for, so the rate is always half a part too low. The first step counts as one whole step.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 0.5) / warmup_steps
