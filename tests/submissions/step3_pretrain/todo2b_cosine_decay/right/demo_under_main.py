# kind: right
# about: Has a demo block that runs only as a script.

import math


def cosine_decay_lr(step, warmup_steps, total_steps, max_lr, min_lr):
    span = total_steps - warmup_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * (step - warmup_steps) / span))


if __name__ == "__main__":
    for s in range(10, 101, 10):
        print(s, cosine_decay_lr(s, 10, 100, 1e-3, 1e-4))
    raise SystemExit(0)
