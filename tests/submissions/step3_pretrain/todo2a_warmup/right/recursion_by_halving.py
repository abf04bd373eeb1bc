# kind: right
# about: Recursive: n increments are twice n // 2 increments, plus one if n is odd.

def increments(n, one):
    if n == 0:
        return 0.0
    return 2 * increments(n // 2, one) + (n % 2) * one


def warmup_lr(step, warmup_steps, max_lr):
    return increments(step + 1, max_lr / warmup_steps)
