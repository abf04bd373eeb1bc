# kind: wrong
# misconception: linear_decay
# zh-CN: 这里是线性衰减。头、尾和正中间碰巧与余弦相同，其他地方不同：余弦曲线开头和结尾都变化得慢，中间变化得快。要用余弦函数。
# en: This decays in a straight line. It agrees with the cosine at both ends and just in the middle, and nowhere else: a cosine changes slowly at the ends and quickly in between. Use the cosine function.

import numpy as np


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    return float(np.interp(step, [warmup_steps, total_steps], [max_lr, min_lr]))
