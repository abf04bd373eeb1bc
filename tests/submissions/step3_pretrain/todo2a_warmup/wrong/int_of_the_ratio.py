# kind: wrong
# misconception: integer_division
# zh-CN: 比例被取成了整数（整除或 int），于是最后一步以前都是 0。比例是 0 到 1 之间的小数，要用普通的除法 /。
# en: The fraction is made an integer (by // or int), so it is 0 until the very last step. It is a fraction between 0 and 1, so plain division / is needed.

def warmup_lr(step, warmup_steps, max_lr):
    ratio = int((step + 1) / warmup_steps)
    return float(max_lr * ratio)
