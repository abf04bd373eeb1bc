# kind: wrong
# misconception: result_in_percent
# zh-CN: 结果多乘了 100，变成了百分数。学习率要用和 max_lr 一样的单位，最后一个预热步正好等于 max_lr。
# en: The result is multiplied by 100, as a percentage. It has the same unit as max_lr: the last warmup step is exactly max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    return 100 * max_lr * (step + 1) / warmup_steps
