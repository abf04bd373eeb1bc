# kind: wrong
# misconception: runs_down_to_zero
# zh-CN: 方向反了：学习率越来越小，最后一个预热步是 0。预热是从小到大，最后一个预热步应当达到 max_lr。
# en: The direction is reversed: the rate shrinks and is 0 at the last warmup step. Warmup goes from small to large; its last step should be at max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    still_to_come = warmup_steps - step - 1
    return max_lr * still_to_come / warmup_steps
