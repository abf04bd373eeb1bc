# kind: wrong
# misconception: returns_whole_schedule
# zh-CN: 返回的是整条预热曲线。函数每次只回答一步：第 step 步的那一个数。
# en: The whole warmup curve is returned. The function answers for one step at a time: the one number at step.

def warmup_lr(step, warmup_steps, max_lr):
    return [max_lr * (s + 1) / warmup_steps for s in range(warmup_steps)]
