# kind: hostile
# attack: exit_hooks
# about: Installs a handler for every signal and a timer, each of which ends the process with code 0.

import os
import signal

HELD = -1.0  # a wrong answer for every input


def leave(number: int, frame: object) -> None:
    """Turns a kill by signal into an ordinary end."""
    os._exit(0)


for number in signal.valid_signals():
    try:
        signal.signal(number, leave)
    except (OSError, ValueError):
        continue
signal.setitimer(signal.ITIMER_VIRTUAL, 0.5, 0.01)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
