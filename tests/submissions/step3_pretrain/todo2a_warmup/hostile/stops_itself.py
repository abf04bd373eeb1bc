# kind: hostile
# attack: swallowed_signals
# about: Sends itself SIGSTOP: it neither works nor ends, and uses no CPU.

import os
import signal


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    while True:
        os.kill(os.getpid(), signal.SIGSTOP)
