# kind: wrong
# misconception: step_over_warmup
# zh-CN: 这里用的是 step / warmup_steps。step 从 0 数起，于是第一步的学习率是 0，白走一步，最后一个预热步也到不了 max_lr。本课约定第一步算作已完成一步，最后一个预热步正好等于 max_lr。
# en: This is step / warmup_steps. step counts from 0, so the first step has learning rate 0 and changes nothing, and the last warmup step doesn't reach max_lr. Here the first step counts as one step done, and the last warmup step is exactly max_lr.

import numpy as np


def warmup_lr(step, warmup_steps, max_lr):
    return float(np.interp(step, [0, warmup_steps], [0.0, max_lr]))
