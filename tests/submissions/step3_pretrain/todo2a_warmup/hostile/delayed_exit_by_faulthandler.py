# kind: hostile
# attack: exit_hooks
# about: Arms a watchdog at import that ends the process 0.3 seconds later, when a neighbour is being graded.

import faulthandler

HELD = -1.0  # a wrong answer for every input


faulthandler.dump_traceback_later(0.3, exit=True)


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
