# kind: hostile
# attack: neighbour_state
# about: Freezes every clock and makes every sleep endless, so that a deadline in Python never comes.

import signal
import time

HELD = -1.0  # a wrong answer for every input


for clock in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    setattr(time, clock, lambda: 0.0)
    setattr(time, f"{clock}_ns", lambda: 0)


def sleep_again(seconds: float) -> None:
    """A sleep that only the operating system can end."""
    while True:
        signal.pause()


time.sleep = sleep_again


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
