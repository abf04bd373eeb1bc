# kind: wrong
# misconception: returns_nothing
# zh-CN: 函数什么也没有返回（得到的是 None）。算好或打印出来还不够，最后要用 return 把学习率交出去。
# en: The function returns nothing (the caller gets None). Computing or printing the rate is not enough: hand it back with return.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    print(min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress)))
