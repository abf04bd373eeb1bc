# kind: wrong
# misconception: last_step_excluded
# zh-CN: 最后一个预热步没有得到值：条件少算了一步。step 从 0 数到 warmup_steps - 1，最后这一步也属于预热。
# en: The last warmup step gets no value: the condition leaves out one step. step runs from 0 to warmup_steps - 1, and that last one is warmup too.

def warmup_lr(step, warmup_steps, max_lr):
    done = step + 1
    return max_lr * done / warmup_steps if done != warmup_steps else None
