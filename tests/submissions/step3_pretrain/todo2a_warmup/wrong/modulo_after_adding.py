# kind: wrong
# misconception: last_step_wraps_to_zero
# zh-CN: 取余让最后一个预热步变成了 0。最后一步正好应当达到 max_lr；在这里不需要取余。
# en: Taking the remainder makes the last warmup step 0, where max_lr should just be reached. No remainder is needed here.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * ((step + 1) % warmup_steps) / warmup_steps
