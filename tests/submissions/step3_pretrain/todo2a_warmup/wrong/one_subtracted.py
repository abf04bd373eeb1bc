# kind: wrong
# misconception: step_minus_one
# zh-CN: 方向反了：step 减了 1，第一步的学习率成了负数。step 从 0 数起，比已完成的步数少 1，应当往上补。
# en: Wrong direction: 1 is subtracted from step, so the first learning rate is negative. step counts from 0 and is one less than the steps done, so it has to be made larger.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step - 1) / warmup_steps
