# kind: wrong
# misconception: rounded_to_four_digits
# zh-CN: 结果被四舍五入到了四位小数，小的学习率会失真甚至变成 0。取整只用于显示，返回值要保留全部精度。
# en: The result is rounded to four decimals, which distorts small rates or makes them 0. Round only for display; return the full precision.

def warmup_lr(step, warmup_steps, max_lr):
    return float(f"{max_lr * (step + 1) / warmup_steps:.4f}")
