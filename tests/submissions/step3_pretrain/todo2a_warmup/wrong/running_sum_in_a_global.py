# kind: wrong
# misconception: accumulates_between_calls
# zh-CN: 每次调用都在上一次的结果上再加一份，所以结果取决于以前的调用。函数要能单独回答任何一步：直接由 step 算出来。
# en: Every call adds one more part to the result of the last, so the answer depends on earlier calls. The function should answer for any step on its own, computed from step.

lr = 0.0


def warmup_lr(step, warmup_steps, max_lr):
    global lr
    lr += max_lr / warmup_steps
    return lr
