# kind: wrong
# misconception: max_lr_squared
# zh-CN: max_lr 乘了两次。比例乘以峰值，一次就够了：最后一个预热步正好是 max_lr。
# en: max_lr is multiplied in twice. The fraction times the peak, once, is enough: the last warmup step is exactly max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    increment = max_lr / warmup_steps
    return max_lr * increment * (step + 1)
