# kind: right
# about: Has a demo block that runs only as a script.

def warmup_lr(step, warmup_steps, max_lr):
    return max_lr * (step + 1) / warmup_steps


if __name__ == "__main__":
    for s in range(10):
        print(s, warmup_lr(s, 10, 1e-3))
    raise SystemExit(0)
