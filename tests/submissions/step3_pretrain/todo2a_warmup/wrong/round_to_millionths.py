# kind: wrong
# misconception: rounded_to_six_digits
# zh-CN: 结果被四舍五入到了六位小数，小的学习率会失真。取整只用于显示，返回值要保留全部精度。
# en: The result is rounded to six decimals, which distorts small rates. Round only for display; return the full precision.

def warmup_lr(step, warmup_steps, max_lr):
    return round(max_lr * (step + 1) / warmup_steps, 6)
