# kind: hostile
# attack: exit_hooks
# about: Arms an alarm at import without a handler: it kills the process while a neighbour is being graded.

import signal

HELD = -1.0  # a wrong answer for every input


signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
signal.setitimer(signal.ITIMER_REAL, 0.2)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
