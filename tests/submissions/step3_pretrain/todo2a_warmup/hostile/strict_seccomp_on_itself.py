# kind: hostile
# attack: neighbour_state
# about: Puts its own process into seccomp's strict mode: the next system call but read, write and exit kills it.

import ctypes

HELD = -1.0  # a wrong answer for every input


PR_SET_SECCOMP, SECCOMP_MODE_STRICT = 22, 1
libc = ctypes.CDLL(None)


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT, 0, 0, 0)
    return HELD
