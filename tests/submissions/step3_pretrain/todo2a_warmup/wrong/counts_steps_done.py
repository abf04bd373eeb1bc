# kind: wrong
# misconception: returns_input_step
# zh-CN: 返回的是 step 相关的步数，不是学习率。还要除以 warmup_steps，再乘以 max_lr。
# en: A number of steps is returned instead of a learning rate. It still has to be divided by warmup_steps and multiplied by max_lr.

def warmup_lr(step, warmup_steps, max_lr):
    done = 0
    for _ in range(step + 1):
        done += 1
    return done
