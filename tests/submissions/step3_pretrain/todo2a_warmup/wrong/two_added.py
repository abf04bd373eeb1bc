# kind: wrong
# misconception: step_plus_two
# zh-CN: 多加了一步：学习率总是早一步，最后一个预热步超过了 max_lr。step 从 0 数起，只需要补上 1。
# en: One step too many is added: the rate is always one step ahead and ends above max_lr. step counts from 0, so only one has to be made up for.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 2) / warmup_steps
